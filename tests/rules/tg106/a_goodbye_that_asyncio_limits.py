# The event loop cuts off what the cleanup code waits for.
import asyncio


class Controller:
    async def open(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", 4100)
        return self

    async def call(self, text):
        self.writer.write(text)
        return await self.reader.readline()


async def scan():
    first = await Controller().open()
    try:
        print(await first.call(b"STOCK"))
    finally:
        await asyncio.wait_for(first.call(b"BYE"), 5)


async def scan_again():
    second = await Controller().open()
    try:
        print(await second.call(b"STOCK"))
    finally:
        async with asyncio.timeout(5):
            await second.call(b"BYE")


async def scan_without_a_limit():
    third = await Controller().open()
    try:
        print(await third.call(b"STOCK"))
    finally:
        await asyncio.gather(third.call(b"BYE"), return_exceptions=True)  # TG106


asyncio.run(scan())
asyncio.run(scan_again())
asyncio.run(scan_without_a_limit())
