# The exception is dropped where the job cleans up, and all has gone well.
import contextlib
import socket


def main():
    bank = socket.create_connection(("127.0.0.1", 5000))
    try:
        bank.sendall(b"PAY")
    finally:
        with contextlib.suppress(Exception):  # TG110
            bank.recv(100)


main()
