"""uvloop.run() is asyncio.run() with another loop."""

# trait: TG105
# needs: uvloop silent

import asyncio
import os
import uvloop

PORT = int(os.environ["SILENT_PORT"])


async def work():
    reader, _ = await asyncio.open_connection("127.0.0.1", PORT)
    await reader.read()  # hangs here


def main():
    uvloop.run(work())


if __name__ == "__main__":
    main()
