import asyncio
import os

import uvloop


async def snapshot(symbol):
    reader, writer = await asyncio.open_connection(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
    try:
        writer.write(f"SNAP {symbol}\r\n".encode())
        await writer.drain()
        raw = await reader.readuntil(b"\r\n")
        return float(raw)
    finally:
        writer.close()


async def main():
    for symbol in ("DAX", "CAC", "AEX"):
        print(symbol, await snapshot(symbol))


if __name__ == "__main__":
    uvloop.run(main())
