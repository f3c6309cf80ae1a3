"""Collects ferry departures from the ports; each request has half a second."""
import asyncio
import json
import os

import aiohttp

BASE = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "8106")
PORTS = ["Kiel", "Puttgarden", "Rostock"]


async def departures(session, port):
    try:
        async with session.get(f"{BASE}/departures/{port}") as reply:
            return port, await reply.json()
    except (aiohttp.ClientError, asyncio.TimeoutError):
        return port, []


async def collect():
    timeout = aiohttp.ClientTimeout(total=0.5)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        results = await asyncio.gather(*(departures(session, port) for port in PORTS))
    return dict(results)


def main():
    table = asyncio.run(collect())
    with open("ferries.json", "w") as fh:
        json.dump(table, fh)
    print(sum(map(len, table.values())), "departures")


if __name__ == "__main__":
    main()
