import functools
import logging
import time

log = logging.getLogger(__name__)


def retry(times=3, delay=0.5):
    def deco(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return fn(*args, **kwargs)
                except Exception as exc:
                    if attempt == times:
                        raise
                    log.warning("%s failed (%s), attempt %d", fn.__name__, exc, attempt)
                    time.sleep(delay * attempt)
        return wrapper
    return deco
