# A loop of a task that is cancelled.
import asyncio


async def work(queue):
    while True:
        print(await queue.get())
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(work(queue))
    queue.put_nowait(1)
    try:
        await queue.join()
    finally:
        task.cancel()


asyncio.run(main())
