"""Dump the shop database, compress, keep the last 14 dumps."""
import datetime
import glob
import os
import shlex
import sys

DUMP_DIR = os.environ.get("DUMP_DIR", "dumps")
DUMP_COMMAND = os.environ.get("DUMP_COMMAND", "mysqldump --single-transaction shop")
KEEP = 14


def target_name():
    today = datetime.date.today().isoformat()
    return os.path.join(DUMP_DIR, f"shop-{today}.sql.gz")


def prune():
    for old in sorted(glob.glob(os.path.join(DUMP_DIR, "shop-*.sql.gz")))[:-KEEP]:
        os.remove(old)


def main():
    os.makedirs(DUMP_DIR, exist_ok=True)
    target = target_name()
    status = os.system(f"{DUMP_COMMAND} | gzip > {shlex.quote(target)}")
    if status != 0:
        print(f"dump failed with status {status}", file=sys.stderr)
        return 1
    prune()
    print("wrote", target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
