"""Observatory: update the ephemerides of the objects on tonight's list."""
import asyncio
import json
import os

import aiohttp

BASE = os.environ.get("EPHEM_URL", "http://ephem.obs.internal")
OBJECTS = ["C/2023 A3", "67P", "12P", "29P"]


async def ephemeris(session, name):
    async with session.get(f"{BASE}/ephem", params={"obj": name}) as resp:
        resp.raise_for_status()
        return name, await resp.json()


async def update(folder):
    limits = aiohttp.ClientTimeout(total=None, sock_connect=10)
    async with aiohttp.ClientSession(timeout=limits) as session:
        results = await asyncio.gather(*(ephemeris(session, o) for o in OBJECTS), return_exceptions=True)
    ok = 0
    for r in results:
        if isinstance(r, Exception):
            print("failed:", r)
            continue
        name, data = r
        with open(os.path.join(folder, name.replace("/", "_") + ".json"), "w") as f:
            json.dump(data, f)
        ok += 1
    return ok


def main():
    ok = asyncio.run(update(os.environ.get("WORK_DIR", ".")))
    print(f"{ok} of {len(OBJECTS)} updated")
    raise SystemExit(0 if ok == len(OBJECTS) else 1)


if __name__ == "__main__":
    main()
