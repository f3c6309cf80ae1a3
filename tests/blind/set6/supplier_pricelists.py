"""Fetch the price lists of the suppliers from their FTP area."""
import ftplib
import os
import pathlib
import tempfile

SUPPLIERS = {
    "nordwind": "/out/prices.csv",
    "kontor": "/export/list.csv",
}


def connect():
    ftp = ftplib.FTP()
    ftp.connect(os.environ.get("FTP_HOST", "ftp.internal"),
                int(os.environ.get("FTP_PORT", "21")))
    ftp.login("prices", os.environ.get("FTP_PASSWORD", "x"))
    return ftp


def download(ftp, remote, target):
    folder, name = remote.rsplit("/", 1)
    ftp.cwd(folder or "/")
    with open(target, "wb") as handle:
        ftp.retrbinary(f"RETR {name}", handle.write)


def main():
    target = pathlib.Path(tempfile.mkdtemp(prefix="prices-"))
    with connect() as ftp:
        for supplier, remote in SUPPLIERS.items():
            download(ftp, remote, target / f"{supplier}.csv")
            print("fetched", supplier)
    for path in sorted(target.iterdir()):
        print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main()
