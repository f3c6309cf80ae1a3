"""Copy seat reservations from the booking system into files."""
import asyncio
import json
import os
from pathlib import Path

HOST = os.environ.get("PEER_HOST", "booking.cinema.internal")
PORT = int(os.environ.get("PEER_PORT", "5555"))
OUT = Path(os.environ.get("WORK_DIR", "/srv/seats"))


def store(show, seats):
    (OUT / f"{show}.json").write_text(json.dumps(seats))


async def reservations(show):
    reader, writer = await asyncio.open_connection(HOST, PORT)
    try:
        writer.write(f"SHOW {show}\n".encode())
        await writer.drain()
        return json.loads(await reader.readline())
    finally:
        writer.close()


async def main():
    await asyncio.to_thread(store, 0, [])
    for show in (101, 102, 103):
        seats = await reservations(show)
        await asyncio.to_thread(store, show, seats)


if __name__ == "__main__":
    asyncio.run(main())
