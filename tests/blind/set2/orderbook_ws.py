import asyncio
import json
import os
from collections import defaultdict

import websockets

BOOK = defaultdict(float)


async def apply(msg):
    doc = json.loads(msg)
    for price, size in doc.get("bids", []):
        BOOK[price] = size


async def run(n):
    async with websockets.connect(os.environ["WS_URL"], ping_interval=None) as ws:
        await ws.send(json.dumps({"op": "subscribe", "book": "BTC-EUR"}))
        async for msg in ws:
            await apply(msg)
            n -= 1
            if n == 0:
                break


def main():
    asyncio.run(run(50))
    with open("book.json", "w") as f:
        json.dump(BOOK, f)


if __name__ == "__main__":
    main()
