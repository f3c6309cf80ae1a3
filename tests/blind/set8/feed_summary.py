"""Summary of the partner feeds: number of items and the highest price of each."""
import asyncio
import json
import os
import urllib.request

FEEDS = os.environ.get("FEEDS", "https://a.example/feed.json").split(",")


async def summary(url):
    with urllib.request.urlopen(url) as resp:
        items = json.load(resp)["items"]
    await asyncio.sleep(0)
    return len(items), max((i["price"] for i in items), default=0)


async def main():
    lines = []
    for url in FEEDS:
        count, highest = await summary(url)
        lines.append(f"{count:6} {highest:8} {url}")
    with open("feeds.txt", "w") as fh:
        fh.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    asyncio.run(main())
