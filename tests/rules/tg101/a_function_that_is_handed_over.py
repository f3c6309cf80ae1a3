# A function that is handed over.
import functools
import retry
import time


def retry(func):
    @functools.wraps(func)
    def tried(*args, **kwargs):
        for _ in range(3):
            try:
                return func(*args, **kwargs)
            except Exception as error:  # TG101
                print(error)

    return tried


@retry
def work():
    time.sleep(7200)


work()
