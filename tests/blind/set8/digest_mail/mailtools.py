"""Helpers shared by the mail jobs."""
import functools
import logging
import time

log = logging.getLogger(__name__)


def retry(attempts, pause=5.0):
    def deco(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(1, attempts + 1):
                try:
                    return func(*args, **kwargs)
                except Exception as exc:
                    log.warning("%s: attempt %d failed: %s", func.__name__, attempt, exc)
                    if attempt == attempts:
                        raise
                    time.sleep(pause)
        return wrapper
    return deco
