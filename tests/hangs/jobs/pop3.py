"""Waits for the greeting of another mail server."""

# needs: silent

import os
import poplib

PORT = int(os.environ["SILENT_PORT"])


def main():
    poplib.POP3("127.0.0.1", PORT)  # hangs here


if __name__ == "__main__":
    main()
