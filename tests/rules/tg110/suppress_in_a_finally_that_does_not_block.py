# What cleans up cannot wait.
import contextlib
import socket


def main():
    bank = socket.create_connection(("127.0.0.1", 5000))
    try:
        bank.recv(100)
    finally:
        with contextlib.suppress(Exception):
            bank.close()


main()
