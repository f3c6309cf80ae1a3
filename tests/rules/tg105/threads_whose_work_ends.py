import asyncio
import sqlite3
import time

import anyio
import requests


def insert():
    sqlite3.connect("jobs.db").execute("INSERT INTO jobs VALUES (1)")


def pause():
    time.sleep(0.2)


def fetch(url):
    for _ in range(3):
        try:
            return requests.get(url, timeout=30)
        except OSError:
            time.sleep(1)


def hang(url):
    return requests.get(url)


async def main():
    await asyncio.to_thread(insert)
    await asyncio.to_thread(pause)
    await asyncio.get_running_loop().run_in_executor(None, fetch, "url")
    await asyncio.to_thread(hang, "url")  # TG105
    await anyio.to_thread.run_sync(hang, "url")  # TG105
    await anyio.to_thread.run_sync(pause)
    loop = asyncio.get_running_loop()
    if loop.is_running():
        loop.create_task(main())


asyncio.run(main())
