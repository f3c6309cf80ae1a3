"""A program that does not end."""

# trait: TG105

import asyncio


async def wait():
    process = await asyncio.create_subprocess_exec("sleep", "600")
    await process.wait()  # hangs here


def main():
    asyncio.run(wait())


if __name__ == "__main__":
    main()
