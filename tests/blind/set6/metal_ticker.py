"""Record ten prices of the metal exchange from its stream."""
import contextlib
import json
import os
import sqlite3

import websocket

URL = os.environ.get("TICKER_URL", "ws://ticker.internal/stream")
WANTED = 10


def open_db():
    db = sqlite3.connect(os.environ.get("TICKER_DB", ":memory:"))
    db.execute("CREATE TABLE IF NOT EXISTS price (metal TEXT, at REAL, value REAL)")
    return db


def ticks(ws):
    ws.send(json.dumps({"subscribe": ["copper", "zinc"]}))
    for _ in range(WANTED):
        yield json.loads(ws.recv())


def main():
    db = open_db()
    ws = websocket.create_connection(URL)
    with contextlib.closing(ws):
        for tick in ticks(ws):
            db.execute("INSERT INTO price VALUES (?, ?, ?)",
                       (tick["metal"], tick["at"], tick["value"]))
        db.commit()
    print(WANTED, "prices recorded")


if __name__ == "__main__":
    main()
