"""Fetch the prices of the parts at the manufacturer."""
import asyncio
import json
import os

import aiohttp

URL = os.environ.get("PARTS_URL", "https://parts.maker.example")
PARTS = [f"P-{n:05d}" for n in range(6)]


async def price(http, part, prices):
    async with http.get(f"{URL}/price/{part}") as resp:
        resp.raise_for_status()
        prices[part] = (await resp.json())["items"][0]["price"]


async def main():
    prices = {}
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as http:
        async with asyncio.TaskGroup() as group:
            for part in PARTS:
                group.create_task(price(http, part, prices))
    with open("prices.json", "w") as fh:
        json.dump(prices, fh)


if __name__ == "__main__":
    asyncio.run(main())
