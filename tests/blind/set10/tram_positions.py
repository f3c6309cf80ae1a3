"""Reads the trams' positions from the depot's stream and stores the last one of each."""
import asyncio
import json
import os

PORT = int(os.environ.get("SILENT_PORT", "6501"))
LINES = [4, 7, 11]


async def positions(line):
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    try:
        writer.write(f"LINE {line}\n".encode())
        await writer.drain()
        last = {}
        while raw := await reader.readline():
            tram, _, place = raw.decode().strip().partition(" ")
            last[tram] = place
        return last
    finally:
        writer.close()


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = {line: group.create_task(positions(line)) for line in LINES}
    with open("trams.json", "w") as fh:
        json.dump({line: task.result() for line, task in tasks.items()}, fh)


if __name__ == "__main__":
    asyncio.run(main())
