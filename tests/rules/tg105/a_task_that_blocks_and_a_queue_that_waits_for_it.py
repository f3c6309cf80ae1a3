# A task that blocks, and a queue that waits for it.
import asyncio
import requests


async def work(queue):
    while True:
        requests.get(await queue.get())
        queue.task_done()


async def main():
    worker = asyncio.create_task(work(queue))  # TG105
    await queue.join()
    await worker


asyncio.run(main())
