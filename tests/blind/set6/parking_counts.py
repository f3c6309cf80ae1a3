"""Read the counts of the parking decks in parallel."""
import json
import os
import threading
import urllib.request

DECKS = ["p1", "p2", "p3"]


class DeckReader(threading.Thread):
    def __init__(self, deck, base):
        super().__init__(name=f"deck-{deck}", daemon=True)
        self.deck = deck
        self.base = base
        self.free = None

    def run(self):
        with urllib.request.urlopen(f"{self.base}/deck/{self.deck}") as reply:
            self.free = json.load(reply)["free"]


def main():
    base = os.environ.get("PARKING_URL", "http://parking.internal")
    readers = [DeckReader(deck, base) for deck in DECKS]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    for reader in readers:
        print(reader.deck, reader.free)
    if all(reader.free is None for reader in readers):
        raise SystemExit("no deck could be read")


if __name__ == "__main__":
    main()
