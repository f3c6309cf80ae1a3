"""Helpers shared by the mail jobs."""
import functools
import logging
import time

log = logging.getLogger(__name__)


def retry(pause=5.0):
    def deco(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            attempt = 0
            while True:
                try:
                    return func(*args, **kwargs)
                except Exception as exc:
                    attempt += 1
                    log.warning("%s: attempt %d failed: %s", func.__name__, attempt, exc)
                    time.sleep(pause)
        return wrapper
    return deco
