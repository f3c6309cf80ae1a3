"""Index documents with an asyncio producer/consumer pipeline."""
import asyncio
import hashlib

DOCS = {f"doc{i}": ("lorem ipsum " * i) for i in range(30)}
DOCS["doc17"] = None


async def consumer(q, index):
    while True:
        key = await q.get()
        text = DOCS[key]
        index[key] = hashlib.md5(text.encode()).hexdigest()
        await asyncio.sleep(0.005)
        q.task_done()


async def main():
    q = asyncio.Queue(maxsize=5)
    index = {}
    workers = [asyncio.create_task(consumer(q, index)) for _ in range(1)]
    for key in DOCS:
        await q.put(key)
    await q.join()
    for w in workers:
        w.cancel()
    print(len(index), "documents indexed")


if __name__ == "__main__":
    asyncio.run(main())
