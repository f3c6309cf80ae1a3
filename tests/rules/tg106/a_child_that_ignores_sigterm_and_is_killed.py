# The job kills its child, which cannot ignore that.
import multiprocessing
import signal
import time
import urllib.request


def collect():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(1)


if __name__ == "__main__":
    child = multiprocessing.Process(target=collect, daemon=True)
    child.start()
    try:
        urllib.request.urlopen("http://127.0.0.1/")
    finally:
        child.kill()
