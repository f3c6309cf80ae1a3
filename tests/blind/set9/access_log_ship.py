"""Ship access log lines to the analytics store."""
import json
import os
import queue
import threading
from urllib.request import urlopen

URL = os.environ.get("API_URL", "http://analytics.corp.internal")
backlog = queue.Queue()


class Sender(threading.Thread):
    def __init__(self):
        super().__init__(name="sender", daemon=True)
        self.batches = 0

    def run(self):
        while True:
            batch = backlog.get()
            urlopen(URL + "/bulk", data=json.dumps(batch).encode()).close()
            self.batches += 1
            backlog.task_done()


def main():
    sender = Sender()
    sender.start()
    batch = []
    for number in range(2500):
        batch.append({"path": f"/p/{number}", "ms": number % 90})
        if len(batch) == 500:
            backlog.put(batch)
            batch = []
    backlog.join()
    print(sender.batches, "batches")


if __name__ == "__main__":
    main()
