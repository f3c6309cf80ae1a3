"""Hand a batch of documents to the indexer process."""
import multiprocessing as mp
import os
import time

BATCH = int(os.environ.get("INDEX_BATCH", "400"))


def indexer(inbox, outbox, gate):
    gate.wait()
    count = 0
    while (doc := inbox.get()) is not None:
        count += len(doc["body"].split())
    outbox.put(count)


def documents():
    for number in range(BATCH):
        yield {"id": number, "body": "lorem ipsum dolor " * 300}


def main():
    inbox, outbox, gate = mp.Queue(), mp.Queue(), mp.Event()
    child = mp.Process(target=indexer, args=(inbox, outbox, gate), daemon=True)
    child.start()
    for doc in documents():
        inbox.put(doc)
    inbox.put(None)
    begin = time.monotonic()
    words = outbox.get()
    print(f"{words} words in {time.monotonic() - begin:.1f}s")


if __name__ == "__main__":
    main()
