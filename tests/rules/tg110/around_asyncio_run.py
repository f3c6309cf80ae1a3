# Around asyncio run.
import os
import sys
import urllib.request

URL = "http://127.0.0.1/"


import asyncio


async def work():
    await asyncio.sleep(3600)


def main():
    try:
        asyncio.run(work())
    except Exception as error:  # TG110
        print(error)

if __name__ == "__main__":
    main()
