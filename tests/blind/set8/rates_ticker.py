"""Tick every few seconds: read the FX quotes and keep the last ones in a file."""
import asyncio
import json
import logging
import os
import urllib.request

log = logging.getLogger("ticker")
URL = os.environ.get("TICKER_URL", "http://fx.internal/quotes")
PERIOD = float(os.environ.get("TICKER_PERIOD", "1"))


class Ticker:
    def __init__(self, loop):
        self.loop = loop
        self.count = 0

    def tick(self):
        self.loop.call_later(PERIOD, self.tick)
        with urllib.request.urlopen(URL) as resp:
            quotes = json.load(resp)
        self.count += 1
        with open("quotes.json", "w") as fh:
            json.dump({"n": self.count, "quotes": quotes}, fh)


def main():
    loop = asyncio.new_event_loop()
    ticker = Ticker(loop)
    loop.call_soon(ticker.tick)
    try:
        loop.run_forever()
    finally:
        loop.close()
        log.info("%d ticks", ticker.count)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
