"""Bounded retries."""
import functools
import time


def retried(tries, delay):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args, **kwargs):
            for attempt in range(1, tries + 1):
                try:
                    return func(*args, **kwargs)
                except OSError:
                    if attempt == tries:
                        raise
                    time.sleep(delay)
        return wrapper
    return decorate
