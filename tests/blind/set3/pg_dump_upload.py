"""Dump the shop database, compress on the fly and keep the last seven dumps."""
import datetime
import gzip
import os
import subprocess
from pathlib import Path

KEEP = 7
BACKUPS = Path(os.environ.get("WORK_DIR", ".")) / "backups"


def dump(target: Path):
    cmd = ["pg_dump", "-h", os.environ["SVC_HOST"], "-p", os.environ["PG_PORT"], "-U", "backup", "--no-password", "shop"]
    with subprocess.Popen(cmd, stdout=subprocess.PIPE) as proc, gzip.open(target, "wb") as out:
        for block in iter(lambda: proc.stdout.read(65536), b""):
            out.write(block)
    if proc.returncode:
        target.unlink()
        raise RuntimeError(f"pg_dump ended with {proc.returncode}")


def rotate():
    for old in sorted(BACKUPS.glob("shop-*.sql.gz"))[:-KEEP]:
        old.unlink()


def main():
    BACKUPS.mkdir(exist_ok=True)
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    dump(BACKUPS / f"shop-{stamp}.sql.gz")
    rotate()


if __name__ == "__main__":
    main()
