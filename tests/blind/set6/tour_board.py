"""Show the tours of the day; the tour system speaks asyncio only."""
import asyncio
import os
import threading

TOURS = [17, 18, 23]


class Bridge:
    def __init__(self, address):
        self.host, port = address.rsplit(":", 1)
        self.port = int(port)
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, name="bridge", daemon=True).start()

    async def _driver(self, tour):
        reader, writer = await asyncio.open_connection(self.host, self.port)
        writer.write(f"TOUR {tour}\n".encode())
        await writer.drain()
        line = await reader.readline()
        writer.close()
        return line.decode().strip()

    def driver(self, tour):
        future = asyncio.run_coroutine_threadsafe(self._driver(tour), self.loop)
        return future.result()


def main():
    bridge = Bridge(os.environ.get("TOUR", "tours.internal:5400"))
    missing = 0
    for tour in TOURS:
        driver = bridge.driver(tour)
        missing += not driver
        print("tour", tour, driver or "-")
    if missing:
        raise SystemExit(f"{missing} tours without a driver")


if __name__ == "__main__":
    main()
