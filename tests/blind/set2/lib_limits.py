"""Small helpers shared by the scraper jobs."""
import signal
from contextlib import contextmanager


class TookTooLong(Exception):
    pass


@contextmanager
def at_most(seconds):
    def expire(signum, frame):
        raise TookTooLong(f"more than {seconds}s")

    old = signal.signal(signal.SIGALRM, expire)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
