# Threads that are given a limit.
import asyncio


async def main():
    await asyncio.to_thread(event.wait, 2)
    await asyncio.to_thread(client.request, url, self.timeout)


asyncio.run(main())
