# A context manager that asks for another.
import time


class Attempt:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        if kind is KeyError or isinstance(value, ValueError):
            return True
        if kind not in (None, TimeoutError):
            return True
        return False


while True:
    with Attempt():
        time.sleep(7200)
