"""An asynchronous client without a limit."""

# trait: TG105
# needs: httpx silent

import asyncio
import os
import httpx

URL = "http://127.0.0.1:" + os.environ["SILENT_PORT"]


async def work():
    async with httpx.AsyncClient(timeout=None) as client:
        print(await client.get(URL))  # hangs here


def main():
    asyncio.run(work())


if __name__ == "__main__":
    main()
