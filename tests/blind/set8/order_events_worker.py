"""Spread order events over a few consumer threads and post them to the ledger file."""
import json
import os
import queue
import threading
import time

EVENTS = queue.Queue(maxsize=1000)
LEDGER = os.environ.get("LEDGER", "ledger.jsonl")
write_lock = threading.Lock()


def consume(number):
    while True:
        event = EVENTS.get()
        with write_lock, open(LEDGER, "a") as fh:
            fh.write(json.dumps({"consumer": number, **event}) + "\n")
        EVENTS.task_done()


def read_spool(directory):
    seen = set()
    while True:
        for name in sorted(os.listdir(directory)):
            if name.endswith(".json") and name not in seen:
                seen.add(name)
                with open(os.path.join(directory, name)) as fh:
                    yield json.load(fh)
        if os.path.exists(os.path.join(directory, "END")):
            return
        time.sleep(1)


def main():
    for number in range(3):
        threading.Thread(target=consume, args=(number,), name=f"consumer-{number}").start()
    for event in read_spool(os.environ.get("SPOOL", ".")):
        EVENTS.put(event)
    EVENTS.join()


if __name__ == "__main__":
    main()
