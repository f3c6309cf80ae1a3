"""Entry point decorator of the city's jobs."""
import functools

from loguru import logger


def job(title):
    def wrap(fn):
        @functools.wraps(fn)
        @logger.catch(message=title + " failed")
        def inner(*args, **kwargs):
            logger.info("{} starts", title)
            return fn(*args, **kwargs)
        return inner
    return wrap
