"""Match taxi trips with a synchronous geocoder from trio."""
import os
import urllib.request

import trio

URL = os.environ.get("GEO_URL", "http://geo.internal")


def geocode(place):
    with urllib.request.urlopen(f"{URL}/geocode/{place}") as resp:
        return resp.read().decode()


async def match(place, found):
    found[place] = await trio.to_thread.run_sync(geocode, place)


async def main():
    found = {}
    async with trio.open_nursery() as nursery:
        for place in ("airport", "station", "fair"):
            nursery.start_soon(match, place, found)
    for place, position in sorted(found.items()):
        print(place, position)


if __name__ == "__main__":
    trio.run(main)
