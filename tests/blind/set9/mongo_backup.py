"""Dump the product database and split the dump into parts."""
import os
import subprocess
from pathlib import Path

OUT = Path(os.environ.get("WORK_DIR", "/backup")) / "products"
PART = 64 << 20


def parts(stream):
    number = 0
    while block := stream.read(PART):
        yield number, block
        number += 1


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    proc = subprocess.Popen(["mongodump", "--archive", "--db", "products"], stdout=subprocess.PIPE)
    try:
        for number, block in parts(proc.stdout):
            (OUT / f"part{number:03d}").write_bytes(block)
        code = proc.wait()
    except BaseException:
        proc.kill()
        proc.wait()
        raise
    if code:
        raise SystemExit(f"mongodump ended with {code}")


if __name__ == "__main__":
    main()
