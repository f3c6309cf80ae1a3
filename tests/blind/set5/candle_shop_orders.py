"""Candle shop: waits for the night's order events and writes the packing list."""
import os

import anyio


async def order_events(wanted):
    stream = await anyio.connect_tcp(os.environ.get("CANDLE_HOST", "127.0.0.1"), int(os.environ.get("CANDLE_PORT", "6001")))
    async with stream:
        await stream.send(b"SUBSCRIBE orders\n")
        received = []
        while len(received) < wanted:
            event = await stream.receive()
            received.append(event.decode())
    return received


async def packing_list(path):
    orders = await order_events(3)
    with anyio.move_on_after(5):
        await anyio.Path(path).write_text("\n".join(sorted(orders)))
    return len(orders)


def main():
    n = anyio.run(packing_list, "packing.txt")
    print(n, "orders")


if __name__ == "__main__":
    main()
