"""Take one snapshot of the exchange's quotes."""
import json
import os

import websocket

URL = os.environ.get("QUOTES_WS", "wss://stream.exchange.example/v1")
SYMBOLS = ["BUND", "DAX", "STOXX"]


def snapshot():
    ws = websocket.create_connection(URL)
    try:
        ws.send(json.dumps({"op": "snapshot", "symbols": SYMBOLS}))
        return json.loads(ws.recv())
    finally:
        ws.close()


def main():
    quotes = snapshot()
    with open("snapshot.json", "w") as fh:
        json.dump(quotes, fh, indent=1)
    for symbol in SYMBOLS:
        print(symbol, quotes.get(symbol))


if __name__ == "__main__":
    main()
