from contextlib import suppress
import os
import socket


def read_events():
    events = []
    with suppress(OSError):
        sock = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])), timeout=None)
        with sock:
            sock.sendall(b"EVENTS\n")
            while data := sock.recv(4096):
                events.extend(data.split(b"\n"))
    return events


def main():
    events = read_events()
    with open(os.path.join(os.environ["WORK_DIR"], "events.log"), "ab") as fh:
        for e in events:
            fh.write(e + b"\n")
    print(len(events), "events")


main()
