"""Dump the database through the vendor's command line tool."""
import datetime
import os
import subprocess
import sys

WORK = os.environ["WORK_DIR"]


def dump(target):
    cmd = ["cat", os.path.join(WORK, "inbox.fifo")]
    proc = subprocess.run(cmd, capture_output=True, check=True)
    with open(target, "wb") as fh:
        fh.write(proc.stdout)
    return len(proc.stdout)


def main():
    target = os.path.join(WORK, f"dump-{datetime.date.today()}.sql")
    try:
        size = dump(target)
    except subprocess.CalledProcessError as err:
        print(err.stderr.decode(), file=sys.stderr)
        return err.returncode
    print(f"{target}: {size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
