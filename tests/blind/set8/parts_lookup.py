"""Look up the part numbers of the day at the manufacturer, a few at a time."""
import asyncio
import json
import logging
import os

import aiohttp

log = logging.getLogger("parts")
URL = os.environ.get("PARTS_URL", "https://parts.maker.example")


async def worker(http, todo, found):
    while True:
        part = await todo.get()
        try:
            async with http.get(f"{URL}/part/{part}") as resp:
                found[part] = await resp.json()
        except BaseException as exc:
            log.warning("part %s failed: %r, put back", part, exc)
            todo.put_nowait(part)
        finally:
            todo.task_done()


async def main():
    todo, found = asyncio.Queue(), {}
    for number in range(30):
        todo.put_nowait(f"P-{number:05d}")
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as http:
        workers = [asyncio.create_task(worker(http, todo, found)) for _ in range(3)]
        await todo.join()
        for w in workers:
            w.cancel()
    with open("parts.json", "w") as fh:
        json.dump(found, fh)


if __name__ == "__main__":
    asyncio.run(main())
