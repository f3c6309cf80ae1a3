# All signals are blocked while the job waits for its server.
import contextlib
import signal
import socket


@contextlib.contextmanager
def uninterruptible():
    old = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())  # TG103
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def commit(bank):
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM, signal.SIGTERM})  # TG103
    bank.sendall(b"COMMIT")
    bank.recv(100)
    signal.pthread_sigmask(signal.SIG_SETMASK, old)


bank = socket.create_connection(("127.0.0.1", 5000))
with uninterruptible():
    bank.sendall(b"COMMIT")
    print(bank.recv(100))
commit(bank)
