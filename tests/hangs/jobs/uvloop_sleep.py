"""uvloop calls the handler, and goes on."""

# trait: TG105
# needs: uvloop

import asyncio
import uvloop


async def work():
    await asyncio.sleep(600)  # hangs here


def main():
    uvloop.install()
    asyncio.run(work())


if __name__ == "__main__":
    main()
