"""with deadline(seconds): ... raises Expired if the block takes longer."""
import contextlib
import signal


class Expired(Exception):
    pass


def _expired(signum, frame):
    raise Expired()


@contextlib.contextmanager
def deadline(seconds):
    signal.signal(signal.SIGALRM, _expired)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
