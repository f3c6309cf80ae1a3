"""Who is asked for a line answers, or ends the program."""

import asyncio
import sys
import time


async def ask():
    loop = asyncio.get_running_loop()
    while True:
        line = await loop.run_in_executor(None, lambda: input("> "))
        if line == "exit":
            break
        print(await asyncio.to_thread(input, line))
        await asyncio.to_thread(time.sleep, 7200)  # TG105


if __name__ == "__main__":
    asyncio.run(ask())
    sys.exit()
