# A context manager that asks for what nobody knows, and one that does not ask.
import time


class Attempt:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        if self.forgiving:
            return True


class Other:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        with self.lock:
            return True


class Third:
    def __enter__(self):
        pass

    def __exit__(self, kind, value, traceback):
        if value is not None:
            raise RuntimeError from value
        return True


while True:
    with Attempt():
        time.sleep(7200)
    with Other():  # TG101
        time.sleep(7200)
    with Third():
        time.sleep(7200)
