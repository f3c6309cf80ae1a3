import asyncio
import time


async def produce(queue):
    time.sleep(7200)
    await queue.put(1)


async def announce(event):
    time.sleep(7200)
    event.set()


async def swift(queue):
    await queue.put(1)


async def first():
    queue = asyncio.Queue()
    task = asyncio.create_task(produce(queue))  # TG105
    print(await queue.get())
    await task


async def second():
    event = asyncio.Event()
    task = asyncio.create_task(announce(event))  # TG105
    await event.wait()
    await task


async def third():
    queue = asyncio.Queue()
    task = asyncio.create_task(produce(queue))
    await task
    print(await queue.get())


async def fourth():
    queue = asyncio.Queue()
    task = asyncio.create_task(swift(queue))
    print(await queue.get())
    await task


async def fifth():
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(asyncio.Queue()))


asyncio.run(first())
asyncio.run(second())
asyncio.run(third())
asyncio.run(fourth())
asyncio.run(fifth())
