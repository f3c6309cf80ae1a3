"""Record the exchange's quote stream (websocket) for the research desk."""
import json
import logging
import os

import websocket

log = logging.getLogger("quotes")
URL = os.environ.get("QUOTES_WS", "wss://stream.exchange.example/v1")
SYMBOLS = ["BUND", "DAX", "STOXX"]


def on_open(ws):
    ws.send(json.dumps({"op": "subscribe", "symbols": SYMBOLS}))


def on_message(ws, message):
    with open("quotes.jsonl", "a") as fh:
        fh.write(message + "\n")


def on_error(ws, error):
    log.error("stream: %s", error)


def main():
    app = websocket.WebSocketApp(URL, on_open=on_open, on_message=on_message, on_error=on_error)
    app.run_forever()
    log.info("stream over")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
