"""A queue that does not answer."""

# needs: pika silent

import os
import pika

PORT = int(os.environ["SILENT_PORT"])


def main():
    limits = {"socket_timeout": None, "stack_timeout": None}
    pika.BlockingConnection(pika.ConnectionParameters("127.0.0.1", PORT, **limits))  # hangs here


if __name__ == "__main__":
    main()
