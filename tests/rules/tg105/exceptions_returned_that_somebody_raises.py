# The exceptions of tasks are returned, and looked at.
import asyncio
import sys
import urllib.request


async def probe(name):
    return urllib.request.urlopen(f"http://127.0.0.1/{name}").status


async def limited(name):
    return urllib.request.urlopen(f"http://127.0.0.1/{name}", timeout=10).status


async def raised():
    results = await asyncio.gather(probe("a"), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


async def handed_on():
    results = await asyncio.gather(probe("b"), return_exceptions=True)
    return results


async def in_time():
    tasks = [asyncio.create_task(limited(name)) for name in "abc"]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(results)


async def main():
    await raised()
    await in_time()
    if any(isinstance(one, Exception) for one in await handed_on()):
        sys.exit(1)


asyncio.run(main())
