"""Read the wind turbine's event log as a stream."""
import asyncio
import os

HOST = os.environ.get("PEER_HOST", "turbine7.park.internal")
PORT = int(os.environ.get("PEER_PORT", "2404"))


async def events():
    reader, writer = await asyncio.open_connection(HOST, PORT)
    writer.write(b"START\n")
    try:
        while line := await reader.readline():
            yield line.decode().rstrip()
    finally:
        writer.write(b"STOP\n")
        await writer.drain()
        await reader.readuntil(b"STOPPED\n")
        writer.close()


async def main():
    alarms = 0
    async for event in events():
        kind, _, text = event.partition(" ")
        if kind == "ALARM":
            alarms += 1
            print(text)
        if kind == "END":
            break
    print(alarms, "alarms")


if __name__ == "__main__":
    asyncio.run(main())
