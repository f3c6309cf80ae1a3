"""Dump the order database, compress the dump on the fly."""
import gzip
import os
import subprocess
import sys
import time

TARGET = os.path.join(os.environ.get("WORK_DIR", "/backup"), "orders.sql.gz")
CMD = ["pg_dump", "--no-owner", "--dbname", os.environ.get("ORDERS_DSN", "orders")]


def dump():
    size = 0
    with subprocess.Popen(CMD, stdout=subprocess.PIPE) as proc:
        with gzip.open(TARGET + ".part", "wb") as out:
            for block in iter(lambda: proc.stdout.read(1 << 20), b""):
                out.write(block)
                size += len(block)
    if proc.returncode:
        raise RuntimeError(f"pg_dump ended with {proc.returncode}")
    return size


def main():
    begin = time.monotonic()
    size = dump()
    os.replace(TARGET + ".part", TARGET)
    print(f"{size} bytes in {time.monotonic() - begin:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
