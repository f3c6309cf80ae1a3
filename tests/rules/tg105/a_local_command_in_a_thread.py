# A command that most likely ends by itself.
import asyncio
import subprocess


async def main():
    await asyncio.to_thread(subprocess.run, ["convert", "a.png", "a.jpg"], check=False)


if __name__ == "__main__":
    asyncio.run(main())
