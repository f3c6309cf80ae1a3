# All signals are blocked while nothing waits.
import contextlib
import signal
import socket


@contextlib.contextmanager
def uninterruptible():
    old = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def count(numbers):
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM, signal.SIGTERM})
    numbers.append(1)
    signal.pthread_sigmask(signal.SIG_SETMASK, old)


numbers = []
bank = socket.create_connection(("127.0.0.1", 5000))
print(bank.recv(100))
with uninterruptible():
    numbers.append(2)
count(numbers)
