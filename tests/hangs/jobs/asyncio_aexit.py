"""Says good-bye to a server that does not answer."""

# trait: TG106
# needs: silent

import asyncio
import os

PORT = int(os.environ["SILENT_PORT"])


class Client:
    async def __aenter__(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", PORT)
        return self

    async def __aexit__(self, *_exception):
        self.writer.write(b"QUIT")
        await self.reader.read()  # hangs here


async def work():
    async with Client():
        await asyncio.sleep(600)  # hangs here


def main():
    asyncio.run(work())


if __name__ == "__main__":
    main()
