"""Switch the lights of the showrooms for the night."""
import asyncio
import json
import os
import urllib.request

ROOMS = ["kitchen", "bath", "garden"]
TIMEOUT = 3


def switch(base, room, state):
    body = json.dumps({"state": state}).encode()
    request = urllib.request.Request(f"{base}/lights/{room}", data=body, method="PUT")
    with urllib.request.urlopen(request, timeout=TIMEOUT) as reply:
        return json.load(reply)["state"]


async def night(base):
    states = await asyncio.gather(
        *(asyncio.to_thread(switch, base, room, "off") for room in ROOMS)
    )
    return dict(zip(ROOMS, states))


def main():
    base = os.environ.get("LIGHT_URL", "http://lights.internal")
    states = asyncio.run(night(base))
    still_on = [room for room, state in states.items() if state != "off"]
    if still_on:
        raise SystemExit(f"still on: {still_on}")


if __name__ == "__main__":
    main()
