"""Pick up EDI order files from the partner's FTP server."""
import ftplib
import os
from pathlib import Path

INBOX = Path("inbox")
FILES = ["ORDERS_1.edi", "ORDERS_2.edi"]


def pickup(ftp, name):
    target = INBOX / name
    with target.open("wb") as fh:
        ftp.retrbinary(f"RETR {name}", fh.write)
    return target.stat().st_size


def main():
    INBOX.mkdir(exist_ok=True)
    with ftplib.FTP() as ftp:
        ftp.connect(os.environ["SVC_HOST"], int(os.environ["FTP_PORT"]))
        ftp.login("edi", "edi")
        ftp.cwd("/out")
        for name in FILES:
            print(name, pickup(ftp, name))


if __name__ == "__main__":
    main()
