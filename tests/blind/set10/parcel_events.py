"""Forwards parcel events from the spool to the tracking service."""
import asyncio
import json
import logging
import os

import requests

URL = "http://127.0.0.1:%s/events" % os.environ.get("SILENT_PORT", "8100")
SPOOL = [{"parcel": f"P{n}", "event": "scanned"} for n in range(12)]
log = logging.getLogger("parcels")


class Forwarder:
    def __init__(self, url, workers=3):
        self.url = url
        self.queue = asyncio.Queue()
        self.session = requests.Session()
        self.workers = [asyncio.create_task(self._work(n)) for n in range(workers)]

    async def _work(self, number):
        while True:
            event = await self.queue.get()
            reply = self.session.post(self.url, data=json.dumps(event))
            log.info("worker %d: %s -> %s", number, event["parcel"], reply.status_code)
            self.queue.task_done()

    async def drain(self):
        await self.queue.join()
        for worker in self.workers:
            worker.cancel()


async def main():
    forwarder = Forwarder(URL)
    for event in SPOOL:
        forwarder.queue.put_nowait(event)
    await forwarder.drain()
    log.info("%d events forwarded", len(SPOOL))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
