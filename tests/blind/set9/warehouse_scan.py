"""Read the stock of each shelf from the warehouse controller."""
import asyncio
import os

HOST = os.environ.get("PEER_HOST", "controller.wh1.internal")
PORT = int(os.environ.get("PEER_PORT", "4100"))


class Controller:
    async def open(self):
        self.reader, self.writer = await asyncio.open_connection(HOST, PORT)
        return self

    async def call(self, text):
        self.writer.write(text.encode() + b"\n")
        await self.writer.drain()
        return (await self.reader.readline()).decode().split()

    async def logoff(self):
        answer = await self.call("BYE")
        if answer[:1] != ["OK"]:
            print("controller did not confirm the logoff")
        self.writer.close()


async def scan():
    controller = await Controller().open()
    stock = {}
    try:
        for shelf in range(1, 200):
            stock[shelf] = await controller.call(f"STOCK {shelf}")
    finally:
        await controller.logoff()
    return stock


def main():
    stock = asyncio.run(scan())
    print(len(stock), "shelves read")


if __name__ == "__main__":
    main()
