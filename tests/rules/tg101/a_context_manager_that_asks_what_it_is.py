# A context manager that asks what it is.
import time


class Attempt:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        if kind is None:
            return False
        if not issubclass(kind, Exception) or isinstance(value, KeyError):
            return False
        print(value)
        return True


while True:
    with Attempt():  # TG101
        time.sleep(7200)
