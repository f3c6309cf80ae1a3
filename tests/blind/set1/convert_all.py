import os
import pathlib

import anyio
import anyio.to_thread


async def handle(path, counts):
    text = await anyio.to_thread.run_sync(path.read_text)
    counts[path.name] = len(text.split())


async def main():
    counts = {}
    async with anyio.create_task_group() as tg:
        for p in pathlib.Path(os.environ["WORK_DIR"]).glob("*.csv"):
            tg.start_soon(handle, p, counts)
    print(counts)


if __name__ == "__main__":
    anyio.run(main)
