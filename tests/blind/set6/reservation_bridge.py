"""Bridge that asks the reservation system from synchronous code."""
import asyncio
import os
import threading

TABLES = [4, 7, 12]


class Bridge:
    def __init__(self, address):
        self.host, port = address.rsplit(":", 1)
        self.port = int(port)
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, name="bridge")
        self.thread.start()

    async def _reserved(self, table):
        reader, writer = await asyncio.open_connection(self.host, self.port)
        writer.write(f"TABLE {table}\n".encode())
        await writer.drain()
        line = await reader.readline()
        writer.close()
        return line.strip() == b"RESERVED"

    def reserved(self, table):
        future = asyncio.run_coroutine_threadsafe(self._reserved(table), self.loop)
        return future.result()

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()


def main():
    bridge = Bridge(os.environ.get("RESERVE", "tables.internal:5300"))
    for table in TABLES:
        print("table", table, "reserved" if bridge.reserved(table) else "free")
    bridge.close()


if __name__ == "__main__":
    main()
