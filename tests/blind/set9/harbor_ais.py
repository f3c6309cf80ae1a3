"""Take the ships' positions from the harbour's AIS receiver."""
import os

import anyio

HOST = os.environ.get("PEER_HOST", "ais.harbor.internal")
PORT = int(os.environ.get("PEER_PORT", "10110"))


async def receive(send):
    async with send, await anyio.connect_tcp(HOST, PORT) as stream:
        rest = b""
        async for block in stream:
            *lines, rest = (rest + block).split(b"\r\n")
            for line in lines:
                await send.send(line.decode("ascii"))


async def main():
    send, receive_end = anyio.create_memory_object_stream(100)
    async with anyio.create_task_group() as group:
        group.start_soon(receive, send)
        async for sentence in receive_end:
            if sentence.startswith("!AIVDM"):
                print(sentence)


if __name__ == "__main__":
    anyio.run(main)
