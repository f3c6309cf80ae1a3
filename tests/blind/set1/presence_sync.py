import asyncio
import json
import os

import websockets


async def main():
    uri = f"ws://{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}/presence"
    async with websockets.connect(uri, open_timeout=None, ping_interval=None) as ws:
        await ws.send(json.dumps({"type": "list"}))
        people = json.loads(await ws.recv())
    for p in people:
        print(p["name"], p["state"])


if __name__ == "__main__":
    asyncio.run(main())
