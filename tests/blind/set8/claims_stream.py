"""Stream the insurance claims of the day into the fraud file."""
import asyncio
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
        await writer.drain()
        while (await reader.readline()).strip() != b"BYE":
            pass
        writer.close()


async def main():
    suspicious = 0
    with open("fraud.jsonl", "a") as fh:
        async for claim in claims():
            if claim["amount"] > 10_000:
                fh.write(json.dumps(claim) + "\n")
                suspicious += 1
    print(suspicious, "suspicious claims")


if __name__ == "__main__":
    asyncio.run(main())
