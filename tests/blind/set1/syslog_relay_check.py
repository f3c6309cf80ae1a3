import asyncio
import os
import sys


async def probe(host, port, name):
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(f"STATUS {name}\n".encode())
    await writer.drain()
    line = await reader.readline()
    writer.close()
    return name, line.decode().strip()


async def main() -> int:
    host, port = os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])
    tasks = []
    async with asyncio.TaskGroup() as tg:
        for name in ("relay-a", "relay-b"):
            tasks.append(tg.create_task(probe(host, port, name)))
    bad = [t.result() for t in tasks if t.result()[1] != "OK"]
    for name, status in bad:
        print(f"{name}: {status}", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
