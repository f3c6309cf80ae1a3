"""Sort incoming scans as they arrive in the drop folder."""
import os
import time

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

FOLDER = os.environ.get("SCAN_DIR", "/srv/scans")


class Sorter(FileSystemEventHandler):
    def on_closed(self, event):
        if event.is_directory or not event.src_path.endswith(".pdf"):
            return
        day = time.strftime("%Y-%m-%d")
        target = os.path.join(FOLDER, day)
        os.makedirs(target, exist_ok=True)
        os.rename(event.src_path, os.path.join(target, os.path.basename(event.src_path)))


def main():
    observer = Observer()
    observer.schedule(Sorter(), FOLDER, recursive=False)
    observer.start()
    try:
        while observer.is_alive():
            time.sleep(1)
    finally:
        observer.stop()
        observer.join()


if __name__ == "__main__":
    main()
