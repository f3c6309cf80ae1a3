"""Archive the messages of the support chat."""
import asyncio
import os

ROOMS = ["sales", "support"]


async def messages(address, room):
    host, port = address.rsplit(":", 1)
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(f"JOIN {room}\n".encode())
        await writer.drain()
        while line := await reader.readline():
            yield line.decode().rstrip()
    finally:
        writer.write(b"LEAVE\n")
        await writer.drain()
        await reader.readline()
        writer.close()


async def archive(address, room, path):
    with open(path, "a") as handle:
        async for message in messages(address, room):
            handle.write(f"{room}: {message}\n")


async def main():
    address = os.environ.get("CHAT", "chat.internal:6667")
    for room in ROOMS:
        await archive(address, room, "/tmp/chat_archive.txt")
        print("archived", room)


if __name__ == "__main__":
    asyncio.run(main())
