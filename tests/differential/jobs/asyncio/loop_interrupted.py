"""Is interrupted in the loop, as by ^C."""

# python: 3.7

import asyncio
import os
import signal


async def main():
    asyncio.get_running_loop().call_later(0.1, os.kill, os.getpid(), signal.SIGINT)
    try:
        await asyncio.sleep(10)
    finally:
        print("finally")


if __name__ == "__main__":
    asyncio.run(main())
