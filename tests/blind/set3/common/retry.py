"""House retry decorator."""
import functools
import logging
import random
import time

log = logging.getLogger("common.retry")


def retry(times=3, on=(OSError,), delay=0.5):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for n in range(1, times + 1):
                try:
                    return fn(*args, **kwargs)
                except on as exc:
                    if n == times:
                        raise
                    log.warning("%s failed (%s), try %d/%d", fn.__name__, exc, n, times)
                    time.sleep(delay + random.random() / 10)
        return wrapper
    return deco
