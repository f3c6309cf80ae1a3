"""Load the hall plans, with a progress thread."""
import os
import threading
import urllib.request

URL = os.environ.get("PLANNER_URL", "http://planner.internal")


class Progress(threading.Thread):
    def __init__(self):
        super().__init__(name="progress")
        self.stopped = threading.Event()
        self.count = 0

    def run(self):
        while not self.stopped.wait(0.5):
            print("loaded", self.count)

    def stop(self):
        self.stopped.set()
        self.join()


def load(hall):
    with urllib.request.urlopen(f"{URL}/halls/{hall}") as resp:
        return resp.read().decode().splitlines()


def main():
    progress = Progress()
    progress.start()
    try:
        for hall in ("A", "B", "C"):
            print(hall, len(load(hall)))
            progress.count += 1
    finally:
        progress.stop()


if __name__ == "__main__":
    main()
