"""A task of a group is cancelled with the others."""

# trait: TG105

import asyncio


async def fetch():
    await asyncio.sleep(600)  # hangs here


async def work():
    async with asyncio.TaskGroup() as group:
        group.create_task(fetch())
        group.create_task(fetch())


def main():
    asyncio.run(work())


if __name__ == "__main__":
    main()
