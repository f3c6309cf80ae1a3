"""Verify last night's backup with the backup tool's own check."""
import os
import shlex
import subprocess
import sys
import time

VERIFY = shlex.split(os.environ.get("VERIFY", "restic check --read-data-subset=5%"))


def verify():
    proc = subprocess.Popen(VERIFY, stdout=subprocess.DEVNULL)
    started = time.monotonic()
    try:
        while proc.poll() is None:
            time.sleep(0.5)
        return proc.returncode
    finally:
        if proc.poll() is None:
            proc.kill()
        code = proc.wait()
        with open("verify.state", "a") as fh:
            fh.write(f"{time.time():.0f} ended {code} after {time.monotonic() - started:.0f}s\n")


def main():
    code = verify()
    print("verified" if code == 0 else f"check failed with {code}")
    return code


if __name__ == "__main__":
    sys.exit(main())
