"""A task that does not let itself be cancelled, for which asyncio.run waits at its end."""

# trait: TG105, TG101

import asyncio


async def wait():
    while True:
        try:
            await asyncio.sleep(600)  # hangs here
        except asyncio.CancelledError:
            print("not now")


def main():
    asyncio.run(wait())


if __name__ == "__main__":
    main()
