# A context manager whose answer is the test.
import time


class Attempt:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        return kind is not None and issubclass(kind, OSError)


while True:
    with Attempt():  # TG101
        time.sleep(7200)
