import asyncio
import threading
import time
import socketserver
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import requests


def square(number):
    return number * number


def pause(number):
    time.sleep(0.2)
    return number


def fetch(url):
    return requests.get(url, timeout=10).text


class Loader:
    def __init__(self):
        self.pool = ThreadPoolExecutor(2)  # never given any work


def local():
    with ThreadPoolExecutor() as pool:
        print(list(pool.map(square, range(100))))


def short():
    with ThreadPoolExecutor() as pool:
        return [pool.submit(pause, number) for number in range(5)]


def bounded():
    pool = ThreadPoolExecutor(4)
    pool.map(fetch, URLS)
    pool.submit(requests.get, URL, timeout=5)
    pool.submit(partial(requests.get, URL, timeout=5))
    pool.submit(lambda: requests.get(URL, timeout=5))


def chained():
    return ThreadPoolExecutor().submit(square, 2)


def served():
    server = socketserver.TCPServer(("", 8000), None)
    threading.Thread(target=server.serve_forever).start()
    try:
        work()
    finally:
        server.shutdown()


def ticks():
    stop = threading.Event()

    def tick():
        while not stop.wait(5):
            print("still here")

    thread = threading.Thread(target=tick)
    thread.start()
    try:
        work()
    finally:
        stop.set()


def timed():
    threading.Timer(5, square, [2]).start()


async def main():
    await asyncio.to_thread(pause, 1)
    await asyncio.get_running_loop().run_in_executor(None, fetch, URL)


if __name__ == "__main__":
    Loader()
    local()
    short()
    bounded()
    chained()
    served()
    ticks()
    timed()
    asyncio.run(main())
