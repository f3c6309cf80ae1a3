"""Saves the running configuration of the old routers over telnet."""
import os
import telnetlib
import warnings

PORT = int(os.environ.get("SILENT_PORT", "23"))
ROUTERS = ["core-1", "core-2", "edge-9"]

warnings.simplefilter("ignore", DeprecationWarning)


def running_config(router, password):
    with telnetlib.Telnet("127.0.0.1", PORT) as tn:
        tn.read_until(b"Password: ")
        tn.write(password.encode() + b"\n")
        tn.read_until(b">")
        tn.write(b"show running-config\n")
        return tn.read_until(b"end\r\n").decode("ascii", "replace")


def main():
    password = os.environ.get("ROUTER_PASSWORD", "cisco")
    failed = []
    for router in ROUTERS:
        try:
            config = running_config(router, password)
        except EOFError:
            failed.append(router)
            continue
        with open(f"{router}.cfg", "w") as fh:
            fh.write(config)
    print("failed:", failed)


if __name__ == "__main__":
    main()
