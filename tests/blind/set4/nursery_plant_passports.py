"""Plant nursery: fetch the plant passports of today's deliveries from the phytosanitary service."""
import os

import trio

BATCHES = ["2026-MAL-01", "2026-PRU-07"]


async def passport(batch, results):
    stream = await trio.open_tcp_stream(os.environ.get("PLANT_HOST", "phyto.example"), int(os.environ.get("PLANT_PORT", "4100")))
    async with stream:
        await stream.send_all(f"PASS {batch}\n".encode())
        buf = b""
        while not buf.endswith(b"\n"):
            data = await stream.receive_some(4096)
            if not data:
                break
            buf += data
    results[batch] = buf.decode().strip()


async def main():
    results = {}
    async with trio.open_nursery() as nursery:
        for b in BATCHES:
            nursery.start_soon(passport, b, results)
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "passports.csv"), "w") as f:
        for b, p in sorted(results.items()):
            f.write(f"{b};{p}\n")


if __name__ == "__main__":
    trio.run(main)
