# The cleanup code calls methods of what a method, a class method or a function returns.
import asyncio


class Controller:
    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", 4100)
        return self

    @classmethod
    async def at(cls, port):
        made = cls()
        made.reader, made.writer = await asyncio.open_connection("127.0.0.1", port)
        return made

    async def call(self, text):
        self.writer.write(text)
        return await self.reader.readline()

    async def logoff(self):
        print(await self.call(b"BYE"))


async def connected():
    made = Controller()
    await made.open()
    return made


async def scan():
    first = await Controller().open()
    try:
        await first.call(b"STOCK")
    finally:
        await first.logoff()  # TG106


async def scan_again():
    second = await Controller.at(4100)
    try:
        await second.call(b"STOCK")
    finally:
        await second.logoff()  # TG106


async def scan_once_more():
    third = await connected()
    try:
        await third.call(b"STOCK")
    finally:
        await third.logoff()  # TG106


asyncio.run(scan())
asyncio.run(scan_again())
asyncio.run(scan_once_more())
