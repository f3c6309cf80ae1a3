"""A callback that has itself called again returns at once."""

import asyncio
import json


class Board:
    def __init__(self, loop):
        self.loop = loop

    def tick(self):
        self.loop.call_later(1.0, self.tick)
        with open("rates.json") as file:
            print(json.load(file))


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    loop.call_soon(Board(loop).tick)
    loop.run_forever()
