"""A peer that says nothing."""

# trait: TG105
# needs: silent

import asyncio
import os


async def fetch():
    reader, _writer = await asyncio.open_connection("127.0.0.1", int(os.environ["SILENT_PORT"]))
    await reader.read(1)  # hangs here


def main():
    asyncio.run(fetch())


if __name__ == "__main__":
    main()
