"""Copy yesterday's partition file into the warehouse landing zone."""
import datetime as dt
import os
import shlex
import sys

SOURCE = os.environ.get("PARTITION_FIFO", "/mnt/dwh/out/partition")
LANDING = os.environ.get("LANDING_DIR", "/mnt/landing")


def target_for(day):
    return os.path.join(LANDING, f"orders_{day:%Y%m%d}.csv.gz")


def copy(source, target):
    command = f"cat {shlex.quote(source)} | gzip -c > {shlex.quote(target)}"
    status = os.system(command)
    if status != 0:
        raise RuntimeError(f"copy failed with {status}")
    return os.path.getsize(target)


def main():
    day = dt.date.today() - dt.timedelta(days=1)
    target = target_for(day)
    if os.path.exists(target):
        print("already there:", target)
        return 0
    size = copy(SOURCE, target)
    print(f"{target}: {size} bytes")
    return 0 if size > 20 else 1


if __name__ == "__main__":
    sys.exit(main())
