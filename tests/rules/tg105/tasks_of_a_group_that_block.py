# The next task is ready when the alarm ends the first one, and the group has cancelled none yet.
import asyncio
import urllib.request


async def fetch(url):
    await asyncio.sleep(0)
    return urllib.request.urlopen(url).read()


async def fetch_softly(url):
    await asyncio.sleep(600)


async def main(urls):
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(fetch(url))  # TG105
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(fetch_softly(url))
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch(urls[0]))


if __name__ == "__main__":
    asyncio.run(main(["http://127.0.0.1/a", "http://127.0.0.1/b"]))
