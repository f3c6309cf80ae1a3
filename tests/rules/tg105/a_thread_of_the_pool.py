# A thread of the pool.
import asyncio
import time


def work():
    time.sleep(7200)


async def main():
    await asyncio.get_running_loop().run_in_executor(None, work)  # TG105


asyncio.run(main())
