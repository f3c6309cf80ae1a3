import asyncio
import os
import socket

TIKA = (os.environ["SVC_HOST"], int(os.environ["DEVICE_PORT"]))


def extract(payload: bytes) -> str:
    s = socket.create_connection(TIKA, 5)
    s.settimeout(None)
    s.sendall(b"PUT /tika HTTP/1.0\r\nContent-Length: %d\r\n\r\n" % len(payload) + payload)
    data = b""
    while chunk := s.recv(8192):
        data += chunk
    return data.split(b"\r\n\r\n", 1)[1].decode()


async def ingest(name):
    text = await asyncio.to_thread(extract, b"%PDF-1.7 " + name.encode())
    print(name, len(text), "chars")


async def main():
    async with asyncio.TaskGroup() as tg:
        for name in ("contract.pdf", "annex.pdf"):
            tg.create_task(ingest(name))


if __name__ == "__main__":
    asyncio.run(main())
