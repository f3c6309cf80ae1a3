"""Fetch the new map tiles from the survey office."""
import ftplib
import os
import pathlib

TARGET = pathlib.Path(os.environ.get("TILE_DIR", "tiles"))


def fetch_new(ftp):
    count = 0
    for name in ftp.nlst("tiles"):
        target = TARGET / pathlib.PurePosixPath(name).name
        if target.exists():
            continue
        part = target.with_suffix(".part")
        with open(part, "wb") as fh:
            ftp.retrbinary(f"RETR {name}", fh.write)
        part.rename(target)
        count += 1
    return count


def main():
    TARGET.mkdir(exist_ok=True)
    with ftplib.FTP() as ftp:
        ftp.connect(os.environ.get("TILES_HOST", "ftp.survey.example"), int(os.environ.get("TILES_PORT", "21")))
        ftp.login()
        count = fetch_new(ftp)
    print(count, "new tiles")


if __name__ == "__main__":
    main()
