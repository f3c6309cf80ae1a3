"""Looks up toll rates over a line protocol; falls back to the flat rate."""
import asyncio
import os

PORT = int(os.environ.get("SILENT_PORT", "6502"))
ROUTES = [("A1", 212), ("A7", 95)]
FLAT = 0.19


async def rate(road):
    reader, writer = await asyncio.open_connection("127.0.0.1", PORT)
    try:
        writer.write(f"RATE {road}\n".encode())
        await writer.drain()
        return float(await reader.readline())
    finally:
        writer.close()


async def toll(road, km):
    try:
        per_km = await asyncio.wait_for(rate(road), timeout=0.4)
    except asyncio.TimeoutError:
        per_km = FLAT
    return road, round(per_km * km, 2)


async def main():
    for road, amount in await asyncio.gather(*(toll(road, km) for road, km in ROUTES)):
        print(road, amount)


if __name__ == "__main__":
    asyncio.run(main())
