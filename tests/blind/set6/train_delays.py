"""Report the delays of the commuters' trains."""
import os

import anyio
import httpx

LINES = ["RE1", "RB22", "S7"]


async def delays(base):
    minutes = {}

    async def ask(client, line):
        reply = await client.get(f"{base}/lines/{line}")
        reply.raise_for_status()
        minutes[line] = reply.json()["delay"]

    async with httpx.AsyncClient(timeout=None) as client:
        async with anyio.create_task_group() as group:
            for line in LINES:
                group.start_soon(ask, client, line)
    return minutes


def main():
    base = os.environ.get("TRAIN_URL", "http://trains.internal")
    minutes = anyio.run(delays, base)
    for line in LINES:
        print(f"{line:5} +{minutes[line]} min")
    late = [line for line, value in minutes.items() if value > 10]
    if late:
        raise SystemExit(f"late: {', '.join(late)}")


if __name__ == "__main__":
    main()
