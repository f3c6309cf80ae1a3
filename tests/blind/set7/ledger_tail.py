"""Follow the ledger feed until its end mark."""
import os
import subprocess
import sys

FIFO = os.environ.get("LEDGER_FIFO", "/var/run/ledger/feed")


def follow():
    kept = []
    with subprocess.Popen(["tail", "-f", FIFO], stdout=subprocess.PIPE,
                          text=True) as proc:
        try:
            for line in proc.stdout:
                if line.startswith("--end"):
                    proc.terminate()
                    break
                kept.append(line)
        except BaseException:
            proc.kill()
            raise
    return kept


def main():
    lines = follow()
    print(len(lines), "lines")
    if not lines:
        sys.exit("empty feed")


if __name__ == "__main__":
    main()
