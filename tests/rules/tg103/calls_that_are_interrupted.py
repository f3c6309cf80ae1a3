# SIGALRM interrupts calls, as it does unless told otherwise, or another signal does not.
import signal
import socket

signal.siginterrupt(signal.SIGALRM, False)  # the guard's handler is registered later


def keep_reading():
    for number in (signal.SIGCHLD, signal.SIGUSR1):
        signal.siginterrupt(number, False)
    signal.siginterrupt(signal.SIGALRM, True)


if __name__ == "__main__":
    keep_reading()
    bank = socket.create_connection(("127.0.0.1", 5000))
    print(bank.recv(100))
