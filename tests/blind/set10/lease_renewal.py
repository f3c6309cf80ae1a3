"""Rebuilds the recommendation table while a heartbeat keeps our lease file fresh."""
import os
import pathlib
import threading
import time
import urllib.request

LEASE = pathlib.Path("recommender.lease")
SOURCE = "http://127.0.0.1:%s/clicks" % os.environ.get("SILENT_PORT", "8070")


class Heartbeat:
    def __init__(self, path, every=0.5):
        self.path = path
        self.every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat")

    def start(self):
        self.path.write_text(str(os.getpid()))
        self._thread.start()

    def _beat(self):
        while not self._stop.wait(self.every):
            os.utime(self.path)

    def stop(self):
        self._stop.set()
        self._thread.join()
        self.path.unlink()


def rebuild():
    pairs = {}
    with urllib.request.urlopen(SOURCE) as clicks:
        for line in clicks:
            left, right = line.decode().split()
            pairs[left, right] = pairs.get((left, right), 0) + 1
    return pairs


def main():
    heartbeat = Heartbeat(LEASE)
    heartbeat.start()
    started = time.monotonic()
    pairs = rebuild()
    heartbeat.stop()
    print(f"{len(pairs)} pairs in {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
