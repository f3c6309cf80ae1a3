"""Runs tasks and a program on uvloop."""

# needs: uvloop

import asyncio

import uvloop


async def main():
    process = await asyncio.create_subprocess_exec("sh", "-c", "exit 3")
    print(await process.wait())
    await asyncio.gather(*(asyncio.sleep(0.01) for _ in range(3)))


if __name__ == "__main__":
    loop = uvloop.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.run_until_complete(main())
    loop.close()
