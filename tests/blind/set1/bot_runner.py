import asyncio
import os
import sys


class Bot:
    def __init__(self, loop):
        self.loop = loop

    async def run(self):
        reader, writer = await asyncio.open_connection(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
        writer.write(b"HELLO bot\n")
        line = await reader.readline()
        print("greeting", line)
        self.loop.stop()


def main():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    bot = Bot(loop)
    task = loop.create_task(bot.run())
    try:
        loop.run_forever()
    finally:
        task.cancel()
        loop.close()


if __name__ == "__main__":
    sys.exit(main())
