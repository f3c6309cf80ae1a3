"""Store exchange rates from a streaming service."""
import asyncio
import os

HOST = os.environ.get("FX_HOST", "fx.internal")
PORT = int(os.environ.get("FX_PORT", "8443"))


async def rates(reader):
    while line := await reader.readline():
        yield line.decode().split()


async def main():
    reader, writer = await asyncio.open_connection(HOST, PORT)
    writer.write(b"SUB EURUSD,EURCHF\n")
    await writer.drain()
    last = {}
    try:
        async for pair, rate in rates(reader):
            last[pair] = float(rate)
            if len(last) == 2:
                break
    finally:
        writer.write(b"UNSUB\n")
        try:
            await asyncio.wait_for(reader.readline(), 1)
        except asyncio.TimeoutError:
            print("no goodbye from the service")
        writer.close()
    print(last)


if __name__ == "__main__":
    asyncio.run(main())
