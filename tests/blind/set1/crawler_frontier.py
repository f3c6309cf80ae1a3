import asyncio
import logging
import os

import aiohttp

log = logging.getLogger("crawler")


async def worker(name, queue, session):
    while True:
        path = await queue.get()
        try:
            async with session.get(path) as resp:
                body = await resp.text()
                log.info("%s: %s %d", name, path, len(body))
        except BaseException as exc:
            log.error("%s: %s failed: %r", name, path, exc)
        finally:
            queue.task_done()


async def main():
    queue = asyncio.Queue()
    for i in range(30):
        queue.put_nowait(f"/page/{i}")
    async with aiohttp.ClientSession(os.environ["API_URL"], timeout=aiohttp.ClientTimeout(total=None)) as session:
        workers = [asyncio.create_task(worker(f"w{i}", queue, session)) for i in range(3)]
        await queue.join()
        for w in workers:
            w.cancel()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
