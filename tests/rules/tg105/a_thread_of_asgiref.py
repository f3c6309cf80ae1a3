# What asgiref runs in its thread is waited for at exit.
import asyncio
from urllib.request import urlopen

from asgiref.sync import sync_to_async


def rates():
    return urlopen("http://127.0.0.1/rates").read()


async def main():
    print(await sync_to_async(rates)())  # TG105
    print(await sync_to_async(sorted)([2, 1]))


asyncio.run(main())
