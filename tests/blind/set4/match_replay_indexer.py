"""Game studio: index the match replays of the night by map and duration (worker threads and a queue)."""
import json
import os
import queue
import threading
from pathlib import Path


class Indexer:
    def __init__(self, workers=3):
        self.todo = queue.Queue()
        self.index, self.lock = {}, threading.Lock()
        self.threads = [threading.Thread(target=self.work, name=f"idx{i}") for i in range(workers)]
        for t in self.threads:
            t.start()

    def work(self):
        while True:
            job = self.todo.get()
            if job is None:
                return
            meta = json.loads(job.read_text())
            with self.lock:
                self.index.setdefault(meta["map"], []).append((job.name, meta["seconds"]))
            self.todo.task_done()

    def finish(self):
        self.todo.join()
        for _ in self.threads:
            self.todo.put(None)
        for t in self.threads:
            t.join()


def sample_replays(folder):
    for i in range(6):
        (folder / f"m{i}.json").write_text(json.dumps({"map": "dust" if i % 2 else "ice", "seconds": 300 + i}))
    (folder / "m6.json").write_text('{"map": "ice", "sec')  # server crashed while writing


def main():
    folder = Path(os.environ.get("WORK_DIR", "/replays"))
    sample_replays(folder)
    idx = Indexer()
    for p in sorted(folder.glob("m*.json")):
        idx.todo.put(p)
    idx.finish()
    (folder / "index.json").write_text(json.dumps(idx.index))


if __name__ == "__main__":
    main()
