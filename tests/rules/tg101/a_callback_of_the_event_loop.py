# The event loop logs what is raised in its callbacks.
import asyncio
import urllib.request


class Cache:
    def __init__(self, loop):
        self.loop = loop
        self.over = asyncio.Event()

    def refresh(self):
        urllib.request.urlopen("http://127.0.0.1/").read()
        self.loop.call_later(5, self.refresh)  # TG101

    def on_done(self, task):
        urllib.request.urlopen("http://127.0.0.1/done").read()

    def on_time(self):
        urllib.request.urlopen("http://127.0.0.1/done", timeout=10).read()

    def on_line(self):
        print("a line")


async def main():
    loop = asyncio.get_running_loop()
    cache = Cache(loop)
    loop.call_soon(cache.refresh)  # TG101
    loop.call_soon(cache.on_time)
    loop.call_later(1, cache.on_line)
    loop.call_later(1, cache.over.set)
    asyncio.create_task(asyncio.sleep(1)).add_done_callback(cache.on_done)  # TG101
    await cache.over.wait()


asyncio.run(main())
