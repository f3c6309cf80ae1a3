"""Handles a signal in the loop."""

# python: 3.7

import asyncio
import os
import signal


async def main():
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    os.kill(os.getpid(), signal.SIGTERM)
    await stopped.wait()
    print("stopped")


if __name__ == "__main__":
    asyncio.run(main())
