"""Ask the lifts of the building for their state."""
import os

import trio

LIFTS = ["A", "B", "C"]


async def state(address, lift, states):
    host, port = address.rsplit(":", 1)
    stream = await trio.open_tcp_stream(host, int(port))
    async with stream:
        await stream.send_all(f"STATE {lift}\n".encode())
        states[lift] = (await stream.receive_some(64)).decode().strip()


async def collect(address):
    states = {}
    async with trio.open_nursery() as nursery:
        for lift in LIFTS:
            nursery.start_soon(state, address, lift, states)
    return states


def main():
    address = os.environ.get("LIFTS", "lifts.internal:4100")
    states = trio.run(collect, address)
    for lift, text in sorted(states.items()):
        print(lift, text)
    if "fault" in states.values():
        raise SystemExit("a lift reports a fault")


if __name__ == "__main__":
    main()
