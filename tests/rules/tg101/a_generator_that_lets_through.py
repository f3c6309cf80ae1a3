# A generator that lets through.
import contextlib
import time


@contextlib.contextmanager
def attempt():
    try:
        yield
    except Exception as error:
        print(error)
        raise


while True:
    with attempt():
        time.sleep(7200)
