"""Store exchange rates from a streaming service."""
import asyncio
import os

HOST = os.environ.get("FX_HOST", "fx.internal")
PORT = int(os.environ.get("FX_PORT", "8443"))


async def rates(*pairs):
    reader, writer = await asyncio.open_connection(HOST, PORT)
    try:
        writer.write(("SUB " + ",".join(pairs) + "\n").encode())
        await writer.drain()
        while True:
            line = await reader.readline()
            if not line:
                return
            yield line.decode().split()
    finally:
        writer.write(b"UNSUB\n")
        await writer.drain()
        await reader.readuntil(b"BYE\n")
        writer.close()


async def main():
    last = {}
    async for pair, rate in rates("EURUSD", "EURCHF"):
        last[pair] = float(rate)
        print(pair, rate)
        if len(last) == 2:
            break


if __name__ == "__main__":
    asyncio.run(main())
