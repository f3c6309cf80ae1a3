"""A socket without a timeout, whose server says nothing."""

# needs: silent

import os
import socket


def main():
    connection = socket.create_connection(("127.0.0.1", int(os.environ["SILENT_PORT"])))
    connection.recv(1)  # hangs here


if __name__ == "__main__":
    main()
