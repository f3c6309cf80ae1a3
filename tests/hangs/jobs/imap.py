"""Waits for the greeting of a mail server."""

# needs: silent

import imaplib
import os

PORT = int(os.environ["SILENT_PORT"])


def main():
    imaplib.IMAP4("127.0.0.1", PORT)  # hangs here


if __name__ == "__main__":
    main()
