"""Bridge sensor values to a file until the gateway says END."""
import asyncio
import logging
import os

log = logging.getLogger("bridge")


async def pump(reader, path):
    with open(path, "a") as fh:
        while True:
            try:
                line = await reader.readline()
            except asyncio.CancelledError:
                log.info("cancelled, closing %s", path)
                raise
            if not line or line.startswith(b"END"):
                return
            fh.write(line.decode())


async def watchdog(every=0.5):
    while True:
        await asyncio.sleep(every)
        log.debug("alive")


async def main():
    reader, writer = await asyncio.open_connection(os.environ["SVC_HOST"], int(os.environ["FEED_PORT"]))
    writer.write(b"STREAM\n")
    dog = asyncio.create_task(watchdog())
    try:
        await pump(reader, os.path.join(os.environ.get("WORK_DIR", "."), "values.txt"))
    finally:
        dog.cancel()
        writer.close()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
