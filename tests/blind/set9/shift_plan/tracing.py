import functools
import logging
import time

log = logging.getLogger(__name__)


def traced(func):
    @functools.wraps(func)
    def inner(*args, **kwargs):
        begin = time.perf_counter()
        try:
            return func(*args, **kwargs)
        except Exception as exc:
            log.error("%s failed: %s", func.__name__, exc)
            raise
        finally:
            log.info("%s took %.2f s", func.__name__, time.perf_counter() - begin)
    return inner
