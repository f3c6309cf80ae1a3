"""Downloads the trading calendars of several exchanges."""
import asyncio
import json
import logging
import os

import aiohttp

BASE = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "8102")
EXCHANGES = ["XETR", "XLON", "XPAR"]
log = logging.getLogger("calendar")


async def calendar(session, exchange):
    try:
        async with session.get(f"{BASE}/calendars/{exchange}") as reply:
            reply.raise_for_status()
            return exchange, await reply.json()
    except aiohttp.ClientResponseError as exc:
        log.warning("%s: %s", exchange, exc.status)
        return exchange, None


async def download():
    timeout = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        pairs = await asyncio.gather(*(calendar(session, exchange) for exchange in EXCHANGES))
    return dict(pairs)


def main():
    logging.basicConfig(level=logging.INFO)
    calendars = asyncio.run(download())
    with open("calendars.json", "w") as fh:
        json.dump(calendars, fh)


if __name__ == "__main__":
    main()
