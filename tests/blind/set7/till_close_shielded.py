"""Close the tills of all branches in the evening (anyio)."""
import os

import anyio

HOST = os.environ.get("TILL_HOST", "tills.internal")
PORT = int(os.environ.get("TILL_PORT", "3300"))
BRANCHES = ("mitte", "west", "nord")


class Till:
    def __init__(self, stream):
        self.stream = stream

    async def ask(self, line):
        await self.stream.send(line.encode() + b"\n")
        return (await self.stream.receive(256)).decode().strip()


async def close_till(branch):
    async with await anyio.connect_tcp(HOST, PORT) as stream:
        till = Till(stream)
        try:
            print(branch, await till.ask(f"CLOSE {branch}"))
        finally:
            with anyio.CancelScope(shield=True):
                await till.ask("UNLOCK")


async def main():
    async with anyio.create_task_group() as group:
        for branch in BRANCHES:
            group.start_soon(close_till, branch)
    print("all tills closed")


if __name__ == "__main__":
    anyio.run(main)
