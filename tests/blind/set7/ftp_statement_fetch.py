"""Fetch the account statements of the day from the bank's FTP server."""
import ftplib
import os
import sys

HOST = os.environ.get("BANKFTP_HOST", "ftp.bank.example")
PORT = int(os.environ.get("BANKFTP_PORT", "21"))
TARGET = os.environ.get("STATEMENT_DIR", "/srv/statements")
NAMES = ("1001.sta", "1002.sta")


class BankFTP(ftplib.FTP):
    port = PORT


def fetch(ftp, name):
    path = os.path.join(TARGET, name)
    with open(path, "wb") as fh:
        ftp.retrbinary(f"RETR {name}", fh.write)
    return os.path.getsize(path)


def main():
    empty = []
    with BankFTP(HOST) as ftp:
        ftp.login("corp", "secret")
        for name in NAMES:
            if not fetch(ftp, name):
                empty.append(name)
    if empty:
        sys.exit(f"empty statements: {empty}")
    print("fetched", *NAMES)


if __name__ == "__main__":
    main()
