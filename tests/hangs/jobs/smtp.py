"""A mail server that never greets."""

# needs: silent

import os
import smtplib


def main():
    smtplib.SMTP("127.0.0.1", int(os.environ["SILENT_PORT"]))  # hangs here


if __name__ == "__main__":
    main()
