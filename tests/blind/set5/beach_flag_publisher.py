"""Lifeguards: publishes the beach flags; asks the towers over a websocket."""
import os

from websockets.sync.client import connect


class Towers:
    def __init__(self, url):
        self.url = url

    def flags(self, names):
        found = {}
        with connect(self.url, open_timeout=2, close_timeout=1) as ws:
            for name in names:
                ws.send(f"flag {name}")
                try:
                    found[name] = ws.recv(timeout=0.3)
                except TimeoutError:
                    found[name] = "yellow"
        return found


def main():
    flags = Towers(os.environ.get("BEACH_WS", "ws://towers.internal")).flags(("north", "pier", "dunes"))
    with open("flags.txt", "w") as f:
        for beach, colour in flags.items():
            f.write(f"{beach} {colour}\n")


if __name__ == "__main__":
    main()
