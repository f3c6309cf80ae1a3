"""Follow the insurance claims and count them per branch."""
import asyncio
import collections
import json
import os

HOST = os.environ.get("CLAIMS_HOST", "claims.internal")
PORT = int(os.environ.get("CLAIMS_PORT", "8800"))


async def claims():
    reader, writer = await asyncio.open_connection(HOST, PORT)
    writer.write(b"FOLLOW claims\n")
    await writer.drain()
    try:
        while line := await reader.readline():
            yield json.loads(line)
    finally:
        writer.write(b"UNFOLLOW\n")
        writer.close()


async def main():
    counts = collections.Counter()
    async for claim in claims():
        counts[claim["branch"]] += 1
    for branch, count in counts.most_common():
        print(branch, count)


if __name__ == "__main__":
    asyncio.run(main())
