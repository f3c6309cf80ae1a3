"""Hold the import lock while the catalogue is loaded, renewing it in a thread."""
import json
import os
import threading
import time
from pathlib import Path
from urllib.request import urlopen

LOCK = Path(os.environ.get("WORK_DIR", "/run/import")) / "catalog.lock"
CATALOG = os.environ.get("API_URL", "http://catalog.corp.internal")


class Renewer(threading.Thread):
    def __init__(self, period=1.0):
        super().__init__()
        self.period = period
        self.stopped = threading.Event()

    def run(self):
        while not self.stopped.wait(self.period):
            LOCK.write_text(f"{os.getpid()} {time.time():.0f}")

    def stop(self):
        self.stopped.set()
        self.join()
        LOCK.unlink(missing_ok=True)


def main():
    renewer = Renewer()
    renewer.start()
    try:
        with urlopen(CATALOG + "/full") as resp:
            print(len(json.load(resp)["products"]), "products")
    finally:
        renewer.stop()


if __name__ == "__main__":
    main()
