# At exit, a daemon child is terminated, which it ignores, and joined.
import multiprocessing
import signal
import time
import urllib.request


def collect():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(1)


def count():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        time.sleep(1)


if __name__ == "__main__":
    multiprocessing.Process(target=collect, daemon=True).start()  # TG106
    multiprocessing.Process(target=count, daemon=True).start()
    urllib.request.urlopen("http://127.0.0.1/")
