"""Convert incoming office documents."""
import os
import pathlib

import anyio
import anyio.to_thread

INBOX = pathlib.Path(os.environ["WORK_DIR"])


def convert(path: pathlib.Path) -> int:
    text = path.read_text()
    return len(text.split())


async def handle(path, counts):
    counts[path.name] = await anyio.to_thread.run_sync(convert, path)


async def main():
    counts = {}
    async with anyio.create_task_group() as tg:
        for path in sorted(INBOX.iterdir()):
            if path.suffix in {".csv", ".txt", ".fifo"}:
                tg.start_soon(handle, path, counts)
    for name, n in counts.items():
        print(name, n)


if __name__ == "__main__":
    anyio.run(main)
