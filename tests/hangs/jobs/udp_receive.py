"""Waits for a datagram that was lost."""

import socket


def main():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        print(sock.recvfrom(100))  # hangs here


if __name__ == "__main__":
    main()
