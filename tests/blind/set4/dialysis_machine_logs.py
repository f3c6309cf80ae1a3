"""Hospital: read the night's event logs from the dialysis machines (telnet service port)."""
import os
import re
import telnetlib

HOST = os.environ.get("DIALYSIS_HOST", "10.50.2.11")
PORT = int(os.environ.get("DIALYSIS_PORT", "23"))
EVENT = re.compile(rb"(\d\d:\d\d:\d\d) ([A-Z]\d{3}) (.*)")
STATIONS = [1, 2, 3, 4]


def station_log(station):
    with telnetlib.Telnet(HOST, PORT) as tn:
        tn.write(b"SEL %d\r\nLOG\r\n" % station)
        try:
            text = tn.read_until(b"END>")
        except EOFError:
            # older firmware hangs up instead of sending END>
            text = tn.read_very_lazy()
    return [m.groups() for m in map(EVENT.match, text.splitlines()) if m]


def main():
    folder = os.environ.get("WORK_DIR", "/srv/dialysis")
    for st in STATIONS:
        events = station_log(st)
        serious = [e for e in events if e[1].startswith(b"A")]
        with open(os.path.join(folder, f"station{st}.log"), "wb") as f:
            f.writelines(b" ".join(e) + b"\n" for e in events)
        print(f"station {st}: {len(events)} events, {len(serious)} alarms")


if __name__ == "__main__":
    main()
