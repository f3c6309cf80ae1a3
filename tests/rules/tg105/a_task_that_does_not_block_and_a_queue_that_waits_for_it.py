# A task that does not block, and a queue that waits for it.
import asyncio


async def work(queue):
    while True:
        await asyncio.sleep(await queue.get())
        queue.task_done()


async def main():
    worker = asyncio.create_task(work(queue))
    await queue.join()
    await worker


asyncio.run(main())
