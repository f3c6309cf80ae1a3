"""Takes one snapshot of the order book over a websocket."""
import json
import logging
import os

from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

URI = "ws://127.0.0.1:%s/book" % os.environ.get("SILENT_PORT", "8765")
log = logging.getLogger("snapshot")


def snapshot(symbol):
    with connect(URI, open_timeout=None) as ws:
        ws.send(json.dumps({"op": "snapshot", "symbol": symbol}))
        return json.loads(ws.recv())


def main():
    logging.basicConfig(level=logging.INFO)
    for symbol in ("EURUSD", "EURCHF"):
        try:
            book = snapshot(symbol)
        except InvalidStatus as exc:
            log.error("%s: %s", symbol, exc)
            continue
        with open(f"{symbol}.json", "w") as fh:
            json.dump(book, fh)


if __name__ == "__main__":
    main()
