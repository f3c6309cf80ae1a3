"""Follow the state of the doors and print every change."""
import asyncio
import os

DOORS = ["north", "south", "gate"]


class Monitor:
    def __init__(self, address):
        self.host, port = address.rsplit(":", 1)
        self.port = int(port)
        self.states = {}

    async def ask(self, door):
        reader, writer = await asyncio.open_connection(self.host, self.port)
        try:
            writer.write(f"STATE {door}\n".encode())
            await writer.drain()
            return (await reader.readline()).decode().strip()
        finally:
            writer.close()

    async def follow(self, door):
        while True:
            try:
                self.states[door] = await self.ask(door)
            except asyncio.CancelledError:
                print("no longer following", door)
                raise
            except ValueError:
                self.states[door] = None
            await asyncio.sleep(1)


async def main():
    monitor = Monitor(os.environ.get("DOORS", "doors.internal:15001"))
    await asyncio.gather(*(monitor.follow(door) for door in DOORS))


if __name__ == "__main__":
    asyncio.run(main())
