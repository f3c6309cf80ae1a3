# A coroutine.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


import asyncio


async def main():
    try:
        await asyncio.sleep(3600)
    except Exception as error:
        print(error)

if __name__ == "__main__":
    asyncio.run(main())
