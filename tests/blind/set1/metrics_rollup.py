"""Roll up metrics; a slow shard is left out."""
import asyncio
import os


async def shard(n):
    reader, writer = await asyncio.open_connection(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
    try:
        writer.write(b"ROLLUP %d\n" % n)
        return await reader.readline()
    finally:
        writer.close()


async def main():
    for n in range(2):
        try:
            async with asyncio.timeout(0.7):
                print(n, await shard(n))
        except TimeoutError:
            print(n, "left out")


if __name__ == "__main__":
    asyncio.run(main())
