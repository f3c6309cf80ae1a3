"""Read the energy meters of all plants from the SCADA gateway (one line protocol)."""
import os
import socket
import sqlite3
from dataclasses import dataclass

from common.retry import retry

METERS = ("M-100", "M-101", "M-204")


@dataclass
class Reading:
    meter: str
    kwh: float


@retry(times=4)
def read_meter(meter: str) -> Reading:
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SCADA_PORT"]))) as conn:
        conn.sendall(f"READ {meter}\n".encode())
        line = conn.makefile("r").readline()
    value = line.split()[-1]
    return Reading(meter, float(value))


def save(readings):
    path = os.path.join(os.environ.get("WORK_DIR", "."), "energy.db")
    with sqlite3.connect(path) as db:
        db.execute("create table if not exists reading(meter, kwh, ts default current_timestamp)")
        db.executemany("insert into reading(meter, kwh) values (?, ?)", [(r.meter, r.kwh) for r in readings])


def main():
    readings = [read_meter(m) for m in METERS]
    save(readings)
    print(f"{sum(r.kwh for r in readings):.1f} kWh")


if __name__ == "__main__":
    main()
