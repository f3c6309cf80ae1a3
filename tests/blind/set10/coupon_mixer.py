"""Generates coupon codes in one task and checks them in two others (trio channels)."""
import random
import string

import trio


async def generate(channel, number):
    rng = random.Random(7)
    async with channel:
        for _ in range(number):
            await channel.send("".join(rng.choices(string.ascii_uppercase, k=6)))


async def check(channel, good):
    async with channel:
        async for code in channel:
            await trio.sleep(0)
            if not set(code) & set("IO"):
                good.append(code)


async def main():
    good = []
    send, receive = trio.open_memory_channel(5)
    async with trio.open_nursery() as nursery:
        nursery.start_soon(generate, send, 60)
        for _ in range(2):
            nursery.start_soon(check, receive.clone(), good)
        await receive.aclose()
    print(len(good), "codes can be used")


if __name__ == "__main__":
    trio.run(main)
