"""Chat support: stores transcripts from the message bus, two subscriptions at once."""
import asyncio
import os


async def subscription(topic, store):
    reader, writer = await asyncio.open_connection(os.environ.get("CHATBOT_HOST", "bus"), int(os.environ.get("CHATBOT_PORT", "5222")))
    writer.write(f"SUB {topic}\n".encode())
    idle = 0
    while not store.complete(topic):
        try:
            frame = await asyncio.wait_for(reader.read(1024), 0.4)
        except (asyncio.CancelledError, asyncio.TimeoutError):
            idle += 1
            continue
        store.add(topic, frame)
    writer.close()


class Store:
    def __init__(self, wanted):
        self.wanted = wanted
        self.frames = {}

    def add(self, topic, frame):
        self.frames.setdefault(topic, []).append(frame)

    def complete(self, topic):
        return len(self.frames.get(topic, ())) >= self.wanted


async def main():
    store = Store(wanted=10)
    async with asyncio.TaskGroup() as group:
        for topic in ("sales", "support"):
            group.create_task(subscription(topic, store), name=topic)
    print({t: len(f) for t, f in store.frames.items()})


if __name__ == "__main__":
    asyncio.run(main())
