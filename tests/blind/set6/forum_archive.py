"""Archive the messages of the users' forum."""
import asyncio
import os

BOARDS = ["news", "help"]


async def messages(address, board):
    host, port = address.rsplit(":", 1)
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(f"READ {board}\n".encode())
        await writer.drain()
        while line := await reader.readline():
            yield line.decode().rstrip()
    finally:
        writer.write(b"BYE\n")
        writer.close()


async def archive(address, board, path):
    count = 0
    with open(path, "a") as handle:
        async for message in messages(address, board):
            handle.write(f"{board}: {message}\n")
            count += 1
    return count


async def main():
    address = os.environ.get("FORUM", "forum.internal:6668")
    for board in BOARDS:
        print(board, await archive(address, board, "/tmp/forum_archive.txt"))


if __name__ == "__main__":
    asyncio.run(main())
