# What a method returns is of another class, whose method waits for nobody.
import asyncio


class Stock:
    def __init__(self):
        self.shelves = []

    async def logoff(self):
        print(self.shelves)


class Controller:
    async def stock(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", 4100)
        kept = Stock()
        kept.shelves.append(await self.reader.readline())
        return kept

    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", 4100)
        return self

    async def logoff(self):
        self.writer.write(b"BYE")
        print(await self.reader.readline())

    def close(self):
        self.writer.close()


async def scan():
    stock = await Controller().stock()
    controller = await Controller().open()
    try:
        print(await controller.reader.readline())
    finally:
        await stock.logoff()
        controller.close()


asyncio.run(scan())
