"""Collects beacon sightings for the visitor statistics until the gallery closes."""
import asyncio
import collections
import os
import signal

PORT = int(os.environ.get("SILENT_PORT", "9555"))


class Collector:
    def __init__(self):
        self.sightings = collections.Counter()
        self.closing = asyncio.Event()

    async def listen(self):
        reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
        writer.write(b"SUBSCRIBE beacons\n")
        while not self.closing.is_set():
            line = await reader.readline()
            if not line:
                break
            self.sightings[line.split()[0]] += 1
        writer.close()

    def request_close(self):
        print("closing after the current sighting")
        self.closing.set()


async def main():
    collector = Collector()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM):
        loop.add_signal_handler(signum, collector.request_close)
    await collector.listen()
    with open("sightings.txt", "w") as fh:
        for beacon, number in collector.sightings.most_common():
            fh.write(f"{beacon.decode()} {number}\n")


if __name__ == "__main__":
    asyncio.run(main())
