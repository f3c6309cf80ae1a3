"""Retry decorator."""
import functools
import logging
import time


def again(times, pause):
    def deco(fn):
        @functools.wraps(fn)
        def run(*args):
            for n in range(times):
                try:
                    return fn(*args)
                except (TimeoutError, KeyboardInterrupt):
                    raise
                except Exception as e:
                    logging.warning("%s failed (%d): %s", fn.__name__, n + 1, e)
                    time.sleep(pause)
            raise RuntimeError(f"{fn.__name__}: {times} attempts failed")
        return run
    return deco
