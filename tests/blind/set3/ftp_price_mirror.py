"""Fetch yesterday's price files from the wholesaler's FTP area."""
import datetime as dt
import hashlib
import os
from contextlib import contextmanager
from ftplib import FTP
from pathlib import Path


@contextmanager
def wholesaler():
    with FTP() as ftp:
        ftp.connect(os.environ["SVC_HOST"], int(os.environ["FTP_PORT"]))
        ftp.login("mirror", os.environ.get("FTP_PASSWORD", "mirror"))
        ftp.cwd("/outgoing")
        yield ftp


def download(ftp, remote, local: Path):
    digest = hashlib.sha256()
    tmp = local.with_suffix(".part")
    with tmp.open("wb") as fh:
        def sink(block):
            digest.update(block)
            fh.write(block)
        ftp.retrbinary(f"RETR {remote}", sink)
    tmp.rename(local)
    return digest.hexdigest()


def main():
    day = dt.date.today() - dt.timedelta(days=1)
    target = Path(os.environ.get("WORK_DIR", ".")) / f"{day:%Y%m%d}"
    target.mkdir(exist_ok=True)
    with wholesaler() as ftp:
        for name in ("prices.csv", "stock.csv", "discontinued.csv"):
            print(name, download(ftp, name, target / name))


if __name__ == "__main__":
    main()
