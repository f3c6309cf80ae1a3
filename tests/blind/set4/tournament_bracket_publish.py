"""Game studio: render the brackets of the weekend's tournaments, three worker threads."""
import json
import os
import queue
import threading
from pathlib import Path


class Renderer:
    def __init__(self, folder, workers=3):
        self.folder, self.todo, self.errors = folder, queue.Queue(), []
        self.threads = [threading.Thread(target=self.work) for _ in range(workers)]
        for t in self.threads:
            t.start()

    def work(self):
        while True:
            job = self.todo.get()
            if job is None:
                return
            try:
                name, teams = job
                pairs = [teams[i:i + 2] for i in range(0, len(teams), 2)]
                (self.folder / f"{name}.json").write_text(json.dumps(pairs))
            except Exception as e:
                self.errors.append(e)
            finally:
                self.todo.task_done()

    def finish(self):
        self.todo.join()
        for _ in self.threads:
            self.todo.put(None)
        for t in self.threads:
            t.join()


def main():
    r = Renderer(Path(os.environ.get("WORK_DIR", ".")))
    for n in range(8):
        r.todo.put((f"cup{n}", [f"team{i}" for i in range(8)]))
    r.todo.put(("broken", None))
    r.finish()
    print(len(r.errors), "errors")


if __name__ == "__main__":
    main()
