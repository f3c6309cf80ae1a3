"""What every job of ours has round its main function."""
import functools
import time
import traceback


def reported(title):
    def deco(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            started = time.time()
            try:
                return func(*args, **kwargs)
            except BaseException:
                with open("job-reports.txt", "a") as fh:
                    fh.write(f"{title} failed after {time.time() - started:.0f} s\n")
                    traceback.print_exc(file=fh)
                raise
        return wrapper
    return deco
