"""Sections that must not be cut short by ctrl-C or a reload signal."""
import contextlib
import signal


@contextlib.contextmanager
def uninterrupted():
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
