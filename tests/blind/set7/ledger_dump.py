"""Stream the ledger dump through a filter and keep only booked lines."""
import os
import subprocess
import sys

FIFO = os.environ.get("LEDGER_FIFO", "/var/run/ledger/feed")
TARGET = os.path.join(os.environ.get("LEDGER_DIR", "/srv/ledger"), "booked.txt")


def booked(line):
    fields = line.rstrip("\n").split(";")
    return len(fields) > 3 and fields[3] == "BOOKED"


def dump():
    kept = 0
    with subprocess.Popen(
        ["tail", "-f", FIFO], stdout=subprocess.PIPE, text=True
    ) as proc, open(TARGET, "w") as out:
        for line in proc.stdout:
            if line.startswith("--end"):
                proc.terminate()
                break
            if booked(line):
                out.write(line)
                kept += 1
    return kept


def main():
    kept = dump()
    print(f"{kept} booked lines in {TARGET}")
    if not kept:
        sys.exit("no booked lines")


if __name__ == "__main__":
    main()
