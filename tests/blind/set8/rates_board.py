"""Show the rates board: re-read the rates file every second and print changes."""
import asyncio
import json
import os


class Board:
    def __init__(self, loop, path):
        self.loop, self.path, self.last = loop, path, None

    def tick(self):
        self.loop.call_later(1.0, self.tick)
        if os.path.exists(self.path):
            with open(self.path) as fh:
                rates = json.load(fh)
            if rates != self.last:
                print(rates)
                self.last = rates


def main():
    loop = asyncio.new_event_loop()
    board = Board(loop, os.environ.get("RATES_FILE", "rates.json"))
    loop.call_soon(board.tick)
    try:
        loop.run_forever()
    finally:
        loop.close()


if __name__ == "__main__":
    main()
