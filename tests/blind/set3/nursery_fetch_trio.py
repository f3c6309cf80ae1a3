"""Fetch the branch office reports concurrently with trio."""
import os

import trio

BRANCHES = ("hamburg", "kiel", "rostock")


async def fetch(branch, results):
    stream = await trio.open_tcp_stream(os.environ["SVC_HOST"], int(os.environ["FEED_PORT"]))
    async with stream:
        await stream.send_all(f"REPORT {branch}\n".encode())
        results[branch] = await stream.receive_some(65536)


async def main():
    results = {}
    async with trio.open_nursery() as nursery:
        for branch in BRANCHES:
            nursery.start_soon(fetch, branch, results)
    for branch, data in results.items():
        print(branch, len(data))


if __name__ == "__main__":
    trio.run(main)
