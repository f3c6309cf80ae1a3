"""Fill in the coordinates of new addresses by means of an SQL function."""
import os
import socket
import sqlite3

HOST = os.environ.get("PEER_HOST", "geocoder.corp.internal")
PORT = int(os.environ.get("PEER_PORT", "7070"))
PATH = os.path.join(os.environ.get("WORK_DIR", "/var/lib/geo"), "addresses.db")


def geocode(text):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(text.encode() + b"\n")
        return sock.makefile().readline().strip()


def prepare():
    db = sqlite3.connect(PATH)
    db.create_function("geocode", 1, geocode, deterministic=True)
    db.execute("create table address (id integer primary key, line text, spot text)")
    db.executemany(
        "insert into address (line) values (?)",
        [(f"Main Street {n}",) for n in range(20)],
    )
    db.commit()
    return db


def main():
    db = prepare()
    for (key,) in db.execute("select id from address where spot is null").fetchall():
        try:
            db.execute("update address set spot = geocode(line) where id = ?", (key,))
            db.commit()
        except sqlite3.Error as exc:
            print("address", key, "left out:", exc)
    db.close()


if __name__ == "__main__":
    main()
