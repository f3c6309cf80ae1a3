import functools
import logging

log = logging.getLogger(__name__)


def tolerant(default):
    def wrap(func):
        @functools.wraps(func)
        def inner(*args, **kwargs):
            try:
                return func(*args, **kwargs)
            except Exception as exc:
                log.warning("%s: %s", func.__name__, exc)
                return default
        return inner
    return wrap
