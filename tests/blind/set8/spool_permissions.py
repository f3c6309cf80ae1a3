"""Set the spool's permissions once the spooler has created it."""
import os
import shlex
import sys
import time

SPOOL = os.environ.get("SPOOL_DIR", "spool")
FLAG = os.environ.get("SPOOL_FLAG", "/run/spool.ready")


def run(command):
    status = os.system(command)
    if status:
        print("failed:", command, file=sys.stderr)
    return status


def main():
    run(f"mkdir -p {shlex.quote(SPOOL)}")
    while not os.path.exists(FLAG):
        time.sleep(0.5)
    failed = run(f"chmod 0770 {shlex.quote(SPOOL)}")
    failed |= run(f"touch {shlex.quote(os.path.join(SPOOL, '.ok'))}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
