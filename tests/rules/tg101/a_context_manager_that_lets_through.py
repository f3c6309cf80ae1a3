# A context manager that lets through.
import time


class Attempt:
    def __enter__(self):
        pass

    def __exit__(self, kind, *exception):
        return kind is KeyError


while True:
    with Attempt():
        time.sleep(7200)
