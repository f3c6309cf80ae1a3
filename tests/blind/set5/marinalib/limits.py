"""A time limit for a block that respects a limit set by somebody else."""
import contextlib
import signal
import time


class LimitReached(Exception):
    pass


def _reached(signum, frame):
    raise LimitReached


@contextlib.contextmanager
def at_most(seconds):
    began = time.monotonic()
    handler = signal.signal(signal.SIGALRM, _reached)
    rest = signal.alarm(seconds)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, handler)
        signal.alarm(max(1, rest - int(time.monotonic() - began)) if rest else 0)
