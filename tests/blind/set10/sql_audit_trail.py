"""Applies the nightly price changes and reports each statement to the audit collector."""
import os
import socket
import sqlite3

PORT = int(os.environ.get("SILENT_PORT", "5140"))
CHANGES = [("pallet", 18.4), ("crate", 6.2), ("drum", 41.0)]


class AuditTrail:
    """Compliance wants an acknowledgement for every statement before we go on."""

    def __init__(self, port):
        self.sock = socket.create_connection(("127.0.0.1", port))

    def record(self, statement):
        self.sock.sendall(statement.encode() + b"\n")
        ack = self.sock.recv(3)
        if ack != b"ACK":
            raise RuntimeError("audit collector refused the statement")


def prepare(db):
    db.execute("CREATE TABLE prices (item TEXT PRIMARY KEY, price REAL)")
    db.executemany("INSERT INTO prices VALUES (?, 0)", [(item,) for item, _ in CHANGES])
    db.commit()


def apply_changes(db):
    with db:
        for item, price in CHANGES:
            db.execute("UPDATE prices SET price = ? WHERE item = ?", (price, item))


def main():
    db = sqlite3.connect("prices.db")
    prepare(db)
    trail = AuditTrail(PORT)
    db.set_trace_callback(trail.record)
    apply_changes(db)
    db.set_trace_callback(None)
    print(db.execute("SELECT count(*) FROM prices WHERE price > 0").fetchone()[0], "prices changed")


if __name__ == "__main__":
    main()
