"""Writes odometer readings to the fleet database; another import may hold it for a while."""
import logging
import os
import subprocess
import sys

import sqlalchemy as sa

LOCKER = """
import sqlite3, sys
db = sqlite3.connect("fleet.db", isolation_level=None)
db.execute("CREATE TABLE IF NOT EXISTS odometer (vehicle TEXT, km INTEGER)")
db.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""
log = logging.getLogger("fleet")
metadata = sa.MetaData()
odometer = sa.Table("odometer", metadata, sa.Column("vehicle", sa.String), sa.Column("km", sa.Integer))


def start_bulk_import():
    """The telematics import runs beside us and works in one long transaction."""
    process = subprocess.Popen(
        [sys.executable, "-c", LOCKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    process.stdout.readline()
    return process


def write(engine, readings):
    with engine.begin() as conn:
        conn.execute(odometer.insert(), [{"vehicle": v, "km": km} for v, km in readings])


def main():
    logging.basicConfig(level=logging.INFO)
    importer = start_bulk_import()
    engine = sa.create_engine("sqlite:///fleet.db", connect_args={"timeout": 900})
    write(engine, [("HH-FL 12", 88410), ("HH-FL 13", 120775)])
    log.info("readings written")
    importer.stdin.close()
    importer.wait()


if __name__ == "__main__":
    main()
