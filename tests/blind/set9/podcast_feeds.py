"""Read the partner podcasts' feeds."""
import asyncio
import os
import xml.etree.ElementTree as ET

import httpx

BASE = os.environ.get("API_URL", "https://podcasts.example")
SHOWS = ("economy", "science", "sports")


async def titles(client, show):
    answer = await client.get(f"/{show}/feed.xml")
    answer.raise_for_status()
    root = ET.fromstring(answer.text)
    return [item.findtext("title") for item in root.iter("item")]


async def main():
    async with httpx.AsyncClient(base_url=BASE, timeout=120) as client:
        found = await asyncio.gather(*(titles(client, show) for show in SHOWS))
    for show, names in zip(SHOWS, found):
        print(show, len(names))


if __name__ == "__main__":
    asyncio.run(main())
