"""Import the batches the document scanner drops into its pipe."""
import os

import trio


def read_batch(path):
    with open(path, "rb") as fh:
        return fh.read()


async def main():
    path = os.path.join(os.environ["WORK_DIR"], "inbox.fifo")
    batch = await trio.to_thread.run_sync(read_batch, path)
    print(f"{len(batch)} bytes imported")


if __name__ == "__main__":
    trio.run(main)
