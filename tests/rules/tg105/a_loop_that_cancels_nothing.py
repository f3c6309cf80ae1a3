"""Neither run_sync() of Tornado nor run_until_complete() cancels tasks, or waits for them."""

import asyncio

from tornado.ioloop import IOLoop


class App:
    async def _start(self):
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                pass

    def start(self):
        IOLoop.current().run_sync(self._start)


if __name__ == "__main__":
    App().start()
