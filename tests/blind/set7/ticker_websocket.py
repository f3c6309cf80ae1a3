"""Follow the energy exchange's ticker and keep the last price."""
import json
import os

import websocket

ADDR = os.environ.get("TICKER_ADDR", "ticker.exchange.example")
OUT = os.path.join(os.environ.get("TICKER_DIR", "/srv/ticker"), "last.json")


class Ticker:
    def __init__(self):
        self.app = websocket.WebSocketApp(
            f"ws://{ADDR}/intraday",
            on_open=self.subscribe, on_message=self.store, on_error=self.report)

    def subscribe(self, ws):
        ws.send(json.dumps({"subscribe": ["DE", "AT"]}))

    def store(self, ws, message):
        with open(OUT, "w") as fh:
            fh.write(message)
        if json.loads(message).get("closed"):
            ws.close()

    def report(self, ws, error):
        print("ticker:", error)

    def run(self):
        self.app.run_forever(reconnect=2)


if __name__ == "__main__":
    Ticker().run()
