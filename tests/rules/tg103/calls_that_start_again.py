# The kernel starts a call that SIGALRM has interrupted again, so that no handler runs.
import signal
import socket

SIGNALS = (signal.SIGCHLD, signal.SIGALRM)


def keep_reading():
    for number in SIGNALS:
        signal.siginterrupt(number, False)  # TG103


def keep_writing():
    signal.siginterrupt(signal.SIGALRM, 0)  # TG103


if __name__ == "__main__":
    keep_reading()
    keep_writing()
    bank = socket.create_connection(("127.0.0.1", 5000))
    print(bank.recv(100))
