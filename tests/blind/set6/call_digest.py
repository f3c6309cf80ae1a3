"""Make the daily digest of the calls in the service centre."""
import asyncio
import os

QUEUES = ["billing", "delivery", "returns"]


async def read_queue(address, queue):
    host, port = address.rsplit(":", 1)
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(f"CALLS {queue}\n".encode())
        await writer.drain()
        return int(await reader.readline())
    finally:
        writer.close()


async def digest(address):
    counts = await asyncio.gather(*(read_queue(address, queue) for queue in QUEUES))
    lines = [f"{queue}: {count} calls" for queue, count in zip(QUEUES, counts)]
    lines.append(f"total: {sum(counts)}")
    return "\n".join(lines)


def main():
    address = os.environ.get("CALLS", "pbx.internal:5039")
    print(asyncio.run(digest(address)))


if __name__ == "__main__":
    main()
