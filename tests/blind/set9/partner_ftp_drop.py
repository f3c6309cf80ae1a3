"""Fetch the partner's drop over FTP."""
import os
from ftplib import FTP
from pathlib import Path

HOST = os.environ.get("FTP_HOST", "ftp.partner.example")
PORT = int(os.environ.get("FTP_PORT", "21"))
INBOX = Path(os.environ.get("WORK_DIR", "/srv/partner"))


def new_files(ftp):
    for name, facts in ftp.mlsd("outgoing"):
        if facts.get("type") == "file" and not (INBOX / name).exists():
            yield name


def main():
    with FTP() as ftp:
        ftp.connect(HOST, PORT)
        ftp.login("corp", os.environ.get("PARTNER_PASSWORD", "x"))
        for name in new_files(ftp):
            with open(INBOX / (name + ".part"), "wb") as out:
                ftp.retrbinary(f"RETR outgoing/{name}", out.write)
            os.replace(INBOX / (name + ".part"), INBOX / name)
            print("fetched", name)


if __name__ == "__main__":
    main()
