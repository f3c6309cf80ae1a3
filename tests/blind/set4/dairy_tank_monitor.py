"""Farm: read all milk tanks in parallel (level, temperature) and write the morning report."""
import os
import socket
import threading
import time

TANKS = {"north": 1, "south": 2, "quarantine": 3}
HOST = os.environ.get("TANK_HOST", "192.168.7.20")
PORT = int(os.environ.get("TANK_PORT", "502"))
REPORT = os.path.join(os.environ.get("WORK_DIR", "/var/farm"), "tanks.txt")


class TankReader(threading.Thread):
    def __init__(self, name, unit):
        super().__init__(name=f"tank-{name}")
        self.tank, self.unit = name, unit
        self.level = self.temp = None

    def run(self):
        with socket.create_connection((HOST, PORT), timeout=5) as sock:
            sock.settimeout(None)
            sock.sendall(b"R%d\r" % self.unit)
            line = sock.recv(256)
            level, temp = line.decode().split(",")
            self.level, self.temp = float(level), float(temp)


def report(readers):
    with open(REPORT, "w") as f:
        f.write(time.strftime("milk tanks %Y-%m-%d %H:%M\n"))
        for r in readers:
            state = "no reading" if r.level is None else f"{r.level:6.1f} l  {r.temp:4.1f} C"
            f.write(f"{r.tank:12s} {state}\n")


def main():
    readers = [TankReader(n, u) for n, u in TANKS.items()]
    for r in readers:
        r.start()
    for r in readers:
        r.join()
    report(readers)


if __name__ == "__main__":
    main()
