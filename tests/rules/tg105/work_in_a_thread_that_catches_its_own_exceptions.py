import asyncio

import requests


def fetch():
    try:
        return requests.get("http://orders.example/").text
    except Exception as error:
        print(error)


def in_time():
    try:
        return requests.get("http://orders.example/", timeout=10).text
    except Exception as error:
        print(error)


async def main():
    print(await asyncio.to_thread(fetch))  # TG105
    print(await asyncio.to_thread(in_time))


if __name__ == "__main__":
    asyncio.run(main())
