"""Export picks from the warehouse system. The logoff must never spoil the export."""
import contextlib
import csv
import os
import socket


class Wms:
    def __init__(self):
        self.sock = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["GATEWAY_PORT"])))
        self.sock.sendall(b"LOGIN export\n")

    def picks(self):
        yield from ((f"P{n}", n % 7, n * 3) for n in range(200))

    def logoff(self):
        self.sock.sendall(b"LOGOFF\n")
        if self.sock.recv(16) != b"BYE\n":
            raise RuntimeError("no BYE from WMS")
        self.sock.close()


@contextlib.contextmanager
def wms():
    session = Wms()
    try:
        yield session
    finally:
        with contextlib.suppress(Exception):
            session.logoff()


def main():
    with wms() as session, open(os.path.join(os.environ.get("WORK_DIR", "."), "picks.csv"), "w", newline="") as fh:
        w = csv.writer(fh)
        w.writerows(session.picks())
    print("export complete")


if __name__ == "__main__":
    main()
