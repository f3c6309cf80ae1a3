"""Send the new documents to the full text index."""
import os

import anyio
import anyio.to_thread
import httpx

DOCUMENTS = {
    "contract-17": "Rental contract for the van",
    "minutes-3": "Minutes of the works council",
    "offer-88": "Offer for new shelves",
}


def put(base, name, text):
    reply = httpx.put(f"{base}/documents/{name}", json={"text": text}, timeout=None)
    reply.raise_for_status()
    return name


async def index_all(base):
    indexed = []

    async def one(name, text):
        indexed.append(await anyio.to_thread.run_sync(put, base, name, text))

    async with anyio.create_task_group() as group:
        for name, text in DOCUMENTS.items():
            group.start_soon(one, name, text)
    return indexed


def main():
    base = os.environ.get("INDEX_URL", "http://index.internal")
    indexed = anyio.run(index_all, base)
    print(len(indexed), "documents indexed")


if __name__ == "__main__":
    main()
