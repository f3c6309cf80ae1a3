"""Rebuilds the search index while a heartbeat keeps the maintenance page up."""
import os
import pathlib
import threading
import urllib.request

FLAG = pathlib.Path("maintenance.flag")
SOURCE = "http://127.0.0.1:%s/documents" % os.environ.get("SILENT_PORT", "8071")


class Heartbeat:
    def __init__(self, path, every=0.5):
        self.path = path
        self.every = every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat")

    def _beat(self):
        while not self._stop.wait(self.every):
            os.utime(self.path)

    def __enter__(self):
        self.path.touch()
        self._thread.start()
        return self

    def __exit__(self, *exc):
        self._stop.set()
        self._thread.join()
        self.path.unlink()


def rebuild():
    index = {}
    with urllib.request.urlopen(SOURCE) as documents:
        for number, line in enumerate(documents):
            for word in line.decode().split():
                index.setdefault(word, []).append(number)
    return index


def main():
    with Heartbeat(FLAG):
        index = rebuild()
    print(len(index), "words")


if __name__ == "__main__":
    main()
