# Queues without a limit, pipes without a buffer, sockets that do not linger, clients that are known.
import asyncio
import queue
import subprocess

import httpx
import zmq
from vendor import Client, Report

jobs = queue.Queue()


async def work(reader):
    try:
        await reader.readline()
    except asyncio.CancelledError:
        print("cancelled")
        raise


def main():
    child = subprocess.Popen(["gpg"], stdin=subprocess.PIPE, bufsize=0)
    child.stdin.write(b"x")
    with zmq.Context() as context:
        context.socket(zmq.REQ).setsockopt(zmq.LINGER, 0)
    with httpx.Client(timeout=None) as client:
        client.get("http://127.0.0.1/")
    with Report() as report:
        report.render()
    with Client() as vendor:
        vendor.orders()
    try:
        print(child.pid)
    finally:
        jobs.put(None)


if __name__ == "__main__":
    main()
    asyncio.run(work(None))
