"""Ship broker: adds the port name to every position report (lookup service behind an SQL function)."""
import os
import socket
import sqlite3

LOOKUP = os.environ.get("VESSEL_HOST", "ports"), int(os.environ.get("VESSEL_PORT", "4040"))
REPORTS = [("9321483", 53.54, 9.98), ("9454436", 51.95, 4.14), ("9839430", 41.35, 2.16)]


def port_name(lat, lon):
    with socket.create_connection(LOOKUP) as s:
        link = s.makefile("rw")
        link.write(f"{lat:.3f} {lon:.3f}\n")
        link.flush()
        answer = link.readline()
    return answer.strip() or None


def setup():
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE report(imo TEXT PRIMARY KEY, lat REAL, lon REAL, port TEXT)")
    db.executemany("INSERT INTO report(imo, lat, lon) VALUES (?, ?, ?)", REPORTS)
    db.create_function("port_name", 2, port_name)
    return db


def merge(db):
    missing = 0
    for (imo,) in db.execute("SELECT imo FROM report").fetchall():
        try:
            db.execute("UPDATE report SET port = port_name(lat, lon) WHERE imo = ?", (imo,))
        except sqlite3.OperationalError as e:
            print(imo, e)
            missing += 1
    return missing


def main():
    db = setup()
    missing = merge(db)
    for row in db.execute("SELECT imo, port FROM report"):
        print(*row)
    raise SystemExit(bool(missing))


if __name__ == "__main__":
    main()
