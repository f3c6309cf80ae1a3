"""The exception is that of a task, and the queue stays empty."""

# trait: TG105

import asyncio
import time


async def produce(queue):
    time.sleep(600)  # hangs here
    await queue.put(1)


async def work():
    queue = asyncio.Queue()
    task = asyncio.create_task(produce(queue))
    print(await queue.get())  # hangs here
    await task


def main():
    asyncio.run(work())


if __name__ == "__main__":
    main()
