"""Consume the event feed, flush what was collected when the task is cancelled."""
import asyncio
import json
import os


class Consumer:
    def __init__(self, host, port, ack_port):
        self.host, self.port, self.ack_port = host, port, ack_port
        self.buffer = []

    async def flush(self):
        reader, writer = await asyncio.open_connection(self.host, self.ack_port)
        writer.write(json.dumps(self.buffer).encode() + b"\n")
        await writer.drain()
        await reader.readline()
        writer.close()
        self.buffer.clear()

    async def consume(self):
        reader, writer = await asyncio.open_connection(self.host, self.port)
        writer.write(b"SUBSCRIBE events\n")
        try:
            while True:
                line = await reader.readline()
                if not line:
                    break
                self.buffer.append(json.loads(line))
                if len(self.buffer) >= 100:
                    await self.flush()
        finally:
            await self.flush()
            writer.close()


if __name__ == "__main__":
    consumer = Consumer(os.environ["SVC_HOST"], int(os.environ["FEED_PORT"]), int(os.environ["ACK_PORT"]))
    asyncio.run(consumer.consume())
