"""Look up tariffs over an asynchronous line protocol."""
import asyncio
import os

HOST = os.environ.get("TARIFF_HOST", "tariff.internal")
PORT = int(os.environ.get("TARIFF_PORT", "7300"))


async def lookup(code, sem):
    async with sem:
        reader, writer = await asyncio.open_connection(HOST, PORT)
        writer.write(f"{code}\n".encode())
        await writer.drain()
        line = await reader.readline()
        writer.close()
        return code, line.decode().strip()


async def main():
    sem = asyncio.Semaphore(3)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(lookup(c, sem))
                 for c in ("8471.30", "8517.12", "9403.60")]
    for task in tasks:
        print(*task.result())


if __name__ == "__main__":
    asyncio.run(main())
