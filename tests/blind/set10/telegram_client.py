"""Receives the day's telegrams of the substation over its line protocol."""
import asyncio
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "2405"))


def fetch_session_key():
    """The key server speaks a different protocol, over a connection of its own."""
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(b"KEY substation-7\n")
        return sock.makefile("rb").readline().strip()


class TelegramProtocol(asyncio.Protocol):
    def __init__(self, finished):
        self.finished = finished
        self.buffer = b""
        self.telegrams = []

    def connection_made(self, transport):
        key = fetch_session_key()
        transport.write(b"AUTH " + key + b"\n")

    def data_received(self, data):
        self.buffer += data
        *lines, self.buffer = self.buffer.split(b"\n")
        self.telegrams.extend(lines)

    def connection_lost(self, exc):
        self.finished.set_result(self.telegrams)


async def receive():
    loop = asyncio.get_running_loop()
    finished = loop.create_future()
    await loop.create_connection(lambda: TelegramProtocol(finished), "127.0.0.1", PORT)
    return await finished


def main():
    telegrams = asyncio.run(receive())
    with open("telegrams.log", "wb") as fh:
        fh.write(b"\n".join(telegrams))


if __name__ == "__main__":
    main()
