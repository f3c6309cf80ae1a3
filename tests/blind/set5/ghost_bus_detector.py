"""Transit: compares live positions with the timetable and reports buses that never drove."""
import asyncio
import os


async def positions(line, seen):
    reader, writer = await asyncio.open_connection(
        os.environ.get("GHOSTBUS_HOST", "avl"), int(os.environ.get("GHOSTBUS_PORT", "8300")))
    try:
        while True:
            record = await reader.readuntil(b"\n\n")
            if b"EOF" in record:
                return
            seen.setdefault(line, set()).add(record.split()[0])
    except asyncio.IncompleteReadError:
        print("line", line, "ended early")
    finally:
        writer.close()


async def detect(lines):
    seen = {}
    async with asyncio.TaskGroup() as tg:
        for line in lines:
            tg.create_task(positions(line, seen))
    return {line: 12 - len(ids) for line, ids in seen.items()}


def main():
    ghosts = asyncio.run(detect(["5", "34", "109"]))
    print(ghosts)


if __name__ == "__main__":
    main()
