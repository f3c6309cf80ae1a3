"""Newspaper: fetch the page proofs from the print shop's FTP."""
import ftplib
import os
import sys
from pathlib import Path

HOST = os.environ.get("PRINTSHOP_HOST", "ftp.druckhaus.internal")
PORT = int(os.environ.get("PRINTSHOP_PORT", "21"))
TARGET = Path(os.environ.get("WORK_DIR", "/srv/proofs"))
PAGES = range(1, 9)


def fetch(ftp, name):
    part = TARGET / (name + ".part")
    with part.open("wb") as f:
        ftp.retrbinary(f"RETR {name}", f.write)
    part.rename(TARGET / name)


def main():
    missing = []
    ftp = ftplib.FTP()
    ftp.connect(HOST, PORT, timeout=None)
    try:
        ftp.login("desk", os.environ.get("PRINTSHOP_PW", "x"))
        ftp.cwd("/proofs/today")
        for page in PAGES:
            name = f"page_{page:02d}.pdf"
            try:
                fetch(ftp, name)
            except ftplib.error_perm as e:
                print(f"{name}: {e}", file=sys.stderr)
                missing.append(name)
    finally:
        ftp.close()
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main())
