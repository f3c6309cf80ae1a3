"""Read the electricity meters of all flats."""
import asyncio
import os

HOST = os.environ.get("PEER_HOST", "meters.house.internal")
PORT = int(os.environ.get("PEER_PORT", "4059"))


async def reading(flat):
    reader, writer = await asyncio.open_connection(HOST, PORT)
    try:
        writer.write(f"READ {flat}\n".encode())
        return flat, float(await reader.readline())
    finally:
        writer.close()


async def main():
    results = await asyncio.gather(*map(reading, range(1, 13)), return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            print("no reading:", result)
        else:
            print("flat %d: %.1f kWh" % result)


if __name__ == "__main__":
    asyncio.run(main())
