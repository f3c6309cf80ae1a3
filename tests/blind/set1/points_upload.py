import os
import queue
import threading
import urllib.request


class Uploader(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.q = queue.Queue(maxsize=5)

    def run(self):
        while (item := self.q.get()) is not None:
            urllib.request.urlopen(os.environ["STATUS_URL"] + "/points", data=item, timeout=3).read()

    def stop(self):
        self.q.put(None)
        self.join(timeout=5)


def main():
    up = Uploader()
    up.start()
    try:
        for i in range(20):
            up.q.put(b"point %d" % i)
    finally:
        up.stop()
    print("uploaded")


if __name__ == "__main__":
    main()
