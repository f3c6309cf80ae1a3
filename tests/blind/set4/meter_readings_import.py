"""Reads the smart-meter concentrators (one TCP session each) into the readings table."""
import os
import socket
import sqlite3
import time
from dataclasses import dataclass


@dataclass
class Reading:
    meter: str
    kwh: float
    at: float


class Concentrator:
    def __init__(self, host, port):
        self.host, self.port = host, port
        self._s = self._f = None

    def connect(self):
        self._s = socket.create_connection((self.host, self.port), timeout=10)
        self._s.settimeout(None)
        self._f = self._s.makefile("r", encoding="ascii")

    def ask(self, meter):
        while True:
            try:
                if self._s is None:
                    self.connect()
                self._s.sendall(f"READ {meter}\r\n".encode())
                answer = self._f.readline()
                return Reading(meter, float(answer.split()[1]), time.time())
            except OSError as e:
                print(f"{self.host}: {e}; reconnecting")
                if self._s is not None:
                    self._s.close()
                self._s = None
                time.sleep(0.5)

    def close(self):
        if self._s:
            self._s.close()


def store(db, readings):
    with db:
        db.executemany("insert into readings values (?,?,?)", [(r.meter, r.kwh, r.at) for r in readings])


def run():
    db = sqlite3.connect(os.path.join(os.environ.get("WORK_DIR", "."), "readings.db"))
    db.execute("create table if not exists readings(meter text, kwh real, at real)")
    con = Concentrator(os.environ.get("METER_HOST", "10.20.0.4"), int(os.environ.get("METER_PORT", "4059")))
    try:
        store(db, [con.ask(f"EM-{n:04d}") for n in range(1, 6)])
    finally:
        con.close()
        db.close()


if __name__ == '__main__':
    run()
