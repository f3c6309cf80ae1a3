"""Runs a program under asyncio."""

# python: 3.7

import asyncio


async def main():
    process = await asyncio.create_subprocess_exec(
        "sh", "-c", "echo rows; exit 3", stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    print(output, process.returncode)


if __name__ == "__main__":
    asyncio.run(main())
