"""Threads that are passed to what does something else, and loops that nothing stops."""

import asyncio
import threading
import time
import urllib.request


def fetch():
    urllib.request.urlopen("http://127.0.0.1/").read()


def name(thread):
    thread.name = "fetch"


class Loop:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)  # TG102
        self.thread.start()

    def destroy(self):
        self.thread.join()


def main():
    thread = threading.Thread(target=fetch)  # TG102
    name(thread)
    thread.start()
    loop = Loop()
    try:
        fetch()
    finally:
        loop.destroy()
    threading.Thread(target=time.sleep, args=(7200,)).start()  # TG102


if __name__ == "__main__":
    main()
