"""Ship audit records to the archive, reading and sending side by side."""
import json
import os
import queue
import threading
from urllib.request import Request, urlopen

URL = os.environ.get("API_URL", "http://archive.corp.internal")
backlog = queue.Queue()


class Sender(threading.Thread):
    def __init__(self):
        super().__init__(name="sender")
        self.batches = 0

    def run(self):
        while True:
            record = backlog.get()
            if record is None:
                return
            with open(os.devnull, "w") as sink:
                json.dump(record, sink)
            self.batches += 1


def source(day):
    with urlopen(Request(f"{URL}/audit/{day}", headers={"Accept": "text/plain"})) as resp:
        for line in resp:
            yield json.loads(line)


def main():
    sender = Sender()
    sender.start()
    for record in source("today"):
        backlog.put(record)
    backlog.put(None)
    sender.join()
    print(sender.batches, "records shipped")


if __name__ == "__main__":
    main()
