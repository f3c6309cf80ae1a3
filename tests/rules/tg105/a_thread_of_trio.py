# The threads of trio are daemons; asyncio waits for its own.
import asyncio
import urllib.request

import trio


def fetch():
    return urllib.request.urlopen("http://127.0.0.1/").read()


async def main():
    print(await trio.to_thread.run_sync(fetch))


async def others():
    print(await asyncio.to_thread(fetch))  # TG105


if __name__ == "__main__":
    trio.run(main)
    asyncio.run(others())
