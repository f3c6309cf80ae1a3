import os
import signal
import time
from contextlib import contextmanager


@contextmanager
def time_limit(seconds):
    def handler(signum, frame):
        raise RuntimeError("step too slow")
    old = signal.signal(signal.SIGALRM, handler)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


def main():
    with time_limit(5):
        time.sleep(0.5)
    with open(os.path.join(os.environ["WORK_DIR"], "tariff"), "w") as fh:
        fh.write("ok")


if __name__ == "__main__":
    main()
