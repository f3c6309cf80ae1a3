"""Serves a client on the loopback interface under asyncio."""

# python: 3.7

import asyncio


async def answer(reader, writer):
    writer.write((await reader.readline()).upper())
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    writer.write(b"rows\n")
    print(await reader.read())
    writer.close()
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
