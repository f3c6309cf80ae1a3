"""Fetch the positions of the delivery vans every minute."""
import asyncio
import json
import os
import urllib.request

VANS = ["B-LX 1", "B-LX 2", "B-LX 3"]


class Tracker:
    def __init__(self, loop, base):
        self.loop = loop
        self.base = base
        self.positions = {}

    def poll(self, number):
        with urllib.request.urlopen(f"{self.base}/van/{number}") as reply:
            answer = json.load(reply)
        self.positions[VANS[number]] = (answer["lat"], answer["lon"])
        if len(self.positions) == len(VANS):
            self.loop.stop()
        else:
            self.loop.call_later(60, self.poll, number)


def main():
    base = os.environ.get("FLEET_URL", "http://fleet.internal")
    loop = asyncio.new_event_loop()
    tracker = Tracker(loop, base)
    for number in range(len(VANS)):
        loop.call_later(0.1, tracker.poll, number)
    try:
        loop.run_forever()
    finally:
        loop.close()
    for van, (lat, lon) in tracker.positions.items():
        print(van, lat, lon)


if __name__ == "__main__":
    main()
