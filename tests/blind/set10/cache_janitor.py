"""Removes old cache files, with a scheduler in the background as in the web application."""
import logging
import pathlib
import threading
import time

from apscheduler.schedulers.background import BackgroundScheduler

CACHE = pathlib.Path("cache")
log = logging.getLogger("janitor")


class Janitor:
    def __init__(self, folder, rounds):
        self.folder = folder
        self.rounds = rounds
        self.removed = 0
        self.finished = threading.Event()

    def sweep(self):
        for path in self.folder.glob("*.tmp"):
            if path.stat().st_mtime < time.time() - 60:
                path.unlink()
                self.removed += 1
        self.rounds -= 1
        if self.rounds == 0:
            self.finished.set()


def main():
    logging.basicConfig(level=logging.WARNING)
    CACHE.mkdir(exist_ok=True)
    (CACHE / "x.tmp").write_text("x")
    janitor = Janitor(CACHE, rounds=3)
    scheduler = BackgroundScheduler()
    scheduler.add_job(janitor.sweep, "interval", seconds=0.2)
    scheduler.start()
    janitor.finished.wait()
    scheduler.shutdown(wait=False)
    print(janitor.removed, "files removed")


if __name__ == "__main__":
    main()
