# A context manager of the job's own.
import time


class Attempt:
    def __enter__(self):
        pass

    def __exit__(self, *exception):
        return True


while True:
    with Attempt():  # TG101
        time.sleep(7200)
