"""A thread of anyio, for which the loop waits."""

# trait: TG105, TG102
# needs: anyio

import time
import anyio


async def work():
    await anyio.to_thread.run_sync(time.sleep, 600)  # hangs here


def main():
    anyio.run(work)


if __name__ == "__main__":
    main()
