"""Waits for the other half of a handshake."""

# needs: silent

import os
import socket
import ssl

PORT = int(os.environ["SILENT_PORT"])


def main():
    context = ssl.create_default_context()
    with socket.create_connection(("127.0.0.1", PORT)) as plain:
        context.wrap_socket(plain, server_hostname="localhost")  # hangs here


if __name__ == "__main__":
    main()
