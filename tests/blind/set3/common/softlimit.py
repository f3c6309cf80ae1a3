"""A soft limit for a block that gives back whatever alarm was pending before."""
import contextlib
import signal
import time


class SoftLimit(Exception):
    pass


def _raise(signum, frame):
    raise SoftLimit()


@contextlib.contextmanager
def soft_limit(seconds):
    old_handler = signal.getsignal(signal.SIGALRM)
    pending = signal.alarm(0)
    started = time.monotonic()
    signal.signal(signal.SIGALRM, _raise)
    signal.alarm(min(seconds, pending) if pending else seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old_handler)
        if pending:
            signal.alarm(max(1, pending - int(time.monotonic() - started)))
