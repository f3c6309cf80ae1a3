"""Threads that a function, or cleanup at the end of the job, takes care of."""

import asyncio
import threading
import time
import urllib.request


def fetch():
    urllib.request.urlopen("http://127.0.0.1/").read()


def make_daemon(thread):
    thread.daemon = True


class Loop:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)
        self.thread.start()

    def destroy(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()


class Context:
    def __init__(self):
        self.inner = Loop()

    def leave(self):
        self.inner.destroy()


def main():
    thread = threading.Thread(target=fetch)
    make_daemon(thread)
    thread.start()
    context = Context()
    try:
        fetch()
    finally:
        context.leave()
    threading.Thread(target=time.sleep, args=(0.1,)).start()


if __name__ == "__main__":
    main()
