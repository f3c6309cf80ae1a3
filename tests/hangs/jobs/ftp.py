"""An FTP server that never greets."""

# needs: silent

import ftplib
import os


def main():
    ftp = ftplib.FTP()
    ftp.connect("127.0.0.1", int(os.environ["SILENT_PORT"]))  # hangs here


if __name__ == "__main__":
    main()
