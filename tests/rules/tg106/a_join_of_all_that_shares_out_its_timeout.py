# A join of all threads that is given a timeout, which it shares out, or none.
import threading
import time
import urllib.request


def work():
    urllib.request.urlopen("http://127.0.0.1/").read()


class Scheduler:
    def __init__(self):
        self.threads = []

    def tick(self):
        t = threading.Thread(target=work, daemon=True)
        t.start()
        self.threads.append(t)

    def join(self, timeout=None):
        if timeout is None:
            for t in self.threads:
                t.join()
            return
        deadline = time.monotonic() + timeout
        for t in self.threads:
            remaining = deadline - time.monotonic()
            if remaining <= 0:
                break
            t.join(remaining)


if __name__ == "__main__":
    s = Scheduler()
    try:
        s.tick()
        urllib.request.urlopen("http://127.0.0.1/").read()
    finally:
        s.join(timeout=5)
    try:
        s.tick()
        urllib.request.urlopen("http://127.0.0.1/").read()
    finally:
        s.join()  # TG106
