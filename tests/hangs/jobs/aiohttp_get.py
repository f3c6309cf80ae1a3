"""An asynchronous client of another library."""

# trait: TG105
# needs: aiohttp silent

import asyncio
import os
import aiohttp

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


async def work():
    async with aiohttp.ClientSession() as session, session.get(URL) as answer:  # hangs here
        print(await answer.text())


def main():
    asyncio.run(work())


if __name__ == "__main__":
    main()
