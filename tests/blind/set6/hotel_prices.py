"""Compare the prices of the hotels near the fair."""
import asyncio
import os

import aiohttp

HOTELS = ["plaza", "central", "parkblick"]


async def price(session, base, hotel):
    async with session.get(f"{base}/hotels/{hotel}/tonight") as reply:
        reply.raise_for_status()
        data = await reply.json()
    return hotel, data["eur"]


async def collect(base):
    no_limit = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(timeout=no_limit) as session:
        return await asyncio.gather(*(price(session, base, hotel) for hotel in HOTELS))


def main():
    base = os.environ.get("HOTEL_URL", "http://hotels.internal")
    prices = dict(asyncio.run(collect(base)))
    for hotel, eur in sorted(prices.items(), key=lambda item: item[1]):
        print(f"{hotel:12} {eur:7.2f}")


if __name__ == "__main__":
    main()
