"""Read the journal of the shop's till and acknowledge what we have."""
import json
import os

import anyio

HOST = os.environ.get("TILL_HOST", "till01")
PORT = int(os.environ.get("TILL_PORT", "6500"))


async def acknowledge(stream, count):
    await stream.send(f"ACK {count}\n".encode())
    await stream.receive(16)


async def journal():
    entries = []
    stream = await anyio.connect_tcp(HOST, PORT)
    try:
        await stream.send(b"JOURNAL\n")
        buffer = b""
        while not buffer.endswith(b".\n"):
            buffer += await stream.receive(4096)
        entries = [json.loads(line) for line in buffer.splitlines()[:-1]]
        return entries
    finally:
        with anyio.CancelScope(shield=True):
            await acknowledge(stream, len(entries))
            await stream.aclose()


async def main():
    entries = await journal()
    with open("journal.json", "w") as fh:
        json.dump(entries, fh)
    print(len(entries), "entries")


if __name__ == "__main__":
    anyio.run(main)
