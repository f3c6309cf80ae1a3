import os
import time

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer


class Done(FileSystemEventHandler):
    seen = False

    def on_created(self, event):
        if event.src_path.endswith(".done"):
            Done.seen = True


def main():
    obs = Observer()
    obs.schedule(Done(), os.environ["WORK_DIR"])
    obs.start()
    try:
        while not Done.seen:
            time.sleep(0.5)
    finally:
        obs.stop()
        obs.join()
    print("delivery complete")


if __name__ == "__main__":
    main()
