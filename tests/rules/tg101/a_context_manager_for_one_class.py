# A context manager for one class.
import time


class Attempt:
    def __enter__(self):
        pass

    def __exit__(self, kind, *_):
        if kind in (TimeoutError, KeyError):
            return True


while True:
    with Attempt():  # TG101
        time.sleep(7200)
