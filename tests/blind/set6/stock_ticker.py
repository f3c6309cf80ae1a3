"""Record the prices of the metal exchange from its stream."""
import json
import os
import sqlite3

import websocket

URL = os.environ.get("TICKER_URL", "ws://ticker.internal/stream")


class Recorder:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.execute("CREATE TABLE IF NOT EXISTS price (metal TEXT, at REAL, value REAL)")

    def on_open(self, ws):
        ws.send(json.dumps({"subscribe": ["copper", "zinc"]}))

    def on_message(self, ws, text):
        tick = json.loads(text)
        self.db.execute("INSERT INTO price VALUES (?, ?, ?)",
                        (tick["metal"], tick["at"], tick["value"]))
        self.db.commit()
        if tick.get("last"):
            ws.close()

    def on_error(self, ws, error):
        print("stream error:", error)


def main():
    recorder = Recorder(os.environ.get("TICKER_DB", ":memory:"))
    ws = websocket.WebSocketApp(URL, on_open=recorder.on_open,
                                on_message=recorder.on_message,
                                on_error=recorder.on_error)
    ws.run_forever(reconnect=1)


if __name__ == "__main__":
    main()
