# The exceptions of tasks are returned, printed, and the job ends well.
import asyncio
import urllib.request


async def probe(name):
    return urllib.request.urlopen(f"http://127.0.0.1/{name}").status


async def kept():
    tasks = [asyncio.create_task(probe(name)) for name in "abc"]
    results = await asyncio.gather(*tasks, return_exceptions=True)  # TG105
    for result in results:
        print(result)


async def added():
    tasks = []
    for name in "abc":
        tasks.append(asyncio.create_task(probe(name)))
    await asyncio.wait(tasks)  # TG105


async def main():
    await kept()
    await added()


asyncio.run(main())
