# A coroutine that waits for the loop, with a limit.
import asyncio


async def work():
    while True:
        try:
            await asyncio.wait_for(connection.recv(), 5)
        except asyncio.TimeoutError:
            print("again")


asyncio.run(work())
