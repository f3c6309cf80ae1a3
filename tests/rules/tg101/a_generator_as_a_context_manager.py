# A generator as a context manager.
import contextlib
import time


@contextlib.contextmanager
def attempt():
    try:
        yield
    except Exception as error:
        print(error)


while True:
    with attempt():  # TG101
        time.sleep(7200)
