"""Publishes the stock changes since the last run."""
import json
import os
import sqlite3

import pika

PORT = int(os.environ.get("SILENT_PORT", "5672"))


def deltas(db):
    db.execute("CREATE TABLE IF NOT EXISTS delta (sku TEXT, amount INTEGER, sent INTEGER DEFAULT 0)")
    db.executemany("INSERT INTO delta (sku, amount) VALUES (?, ?)", [("a", 4), ("b", -2)])
    db.commit()
    return db.execute("SELECT rowid, sku, amount FROM delta WHERE sent = 0").fetchall()


def open_channel():
    params = pika.ConnectionParameters(
        host="127.0.0.1",
        port=PORT,
        heartbeat=30,
        connection_attempts=12,
        retry_delay=2,
        socket_timeout=60,
        stack_timeout=90,
    )
    connection = pika.BlockingConnection(params)
    channel = connection.channel()
    channel.queue_declare("stock.delta", durable=True)
    return connection, channel


def main():
    db = sqlite3.connect("stock.db")
    rows = deltas(db)
    connection, channel = open_channel()
    for rowid, sku, amount in rows:
        channel.basic_publish("", "stock.delta", json.dumps({"sku": sku, "amount": amount}).encode())
        db.execute("UPDATE delta SET sent = 1 WHERE rowid = ?", (rowid,))
        db.commit()
    connection.close()
    print(len(rows), "deltas published")


if __name__ == "__main__":
    main()
