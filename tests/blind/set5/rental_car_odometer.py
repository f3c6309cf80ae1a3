"""Car rental: reads odometers over the telematics socket; SIGALRM/SIGUSR1 print the progress."""
import asyncio
import os
import signal

FLEET = ["HH-XA 110", "HH-XA 111", "HH-XB 7"]


class Reading:
    def __init__(self):
        self.km = {}

    def progress(self):
        print(f"{len(self.km)}/{len(FLEET)} read", flush=True)


async def odometer(plate):
    reader, writer = await asyncio.open_connection(os.environ.get("RENTAL_HOST", "tele"), int(os.environ.get("RENTAL_PORT", "8800")))
    try:
        writer.write(plate.encode() + b"\n")
        await writer.drain()
        reply = await reader.readexactly(4)
        return int.from_bytes(reply, "big")
    finally:
        writer.close()


async def collect():
    state = Reading()
    loop = asyncio.get_running_loop()
    for s in (signal.SIGUSR1, signal.SIGALRM):
        loop.add_signal_handler(s, state.progress)
    for plate in FLEET:
        state.km[plate] = await odometer(plate)
    return state.km


def main():
    for plate, km in asyncio.run(collect()).items():
        print(plate, km)


if __name__ == "__main__":
    main()
