"""Helpers for calls that may fail."""
import functools
import logging

log = logging.getLogger(__name__)


def optional(func):
    """The caller gets None where func fails."""
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        try:
            return func(*args, **kwargs)
        except Exception as err:
            log.warning("%s: %s", func.__name__, err)
            return None
    return wrapper
