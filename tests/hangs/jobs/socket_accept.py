"""Waits for a peer that never calls."""

import socket


def main():
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(1)
    listener.accept()  # hangs here


if __name__ == "__main__":
    main()
