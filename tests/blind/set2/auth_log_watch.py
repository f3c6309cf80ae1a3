"""Scan the auth log for brute-force attempts and ban after a threshold."""
import re
import subprocess
from collections import Counter
from pathlib import Path

LOG = Path("auth.log")
FAIL = re.compile(r"Failed password for .* from (\S+)")


def scan(limit=5):
    seen = Counter()
    with subprocess.Popen(["tail", "-n", "+1", "-F", str(LOG)], stdout=subprocess.PIPE, text=True) as tail:
        for line in tail.stdout:
            m = FAIL.search(line)
            if m:
                seen[m.group(1)] += 1
                if seen[m.group(1)] >= limit:
                    tail.terminate()
                    return m.group(1)


def main():
    LOG.write_text("sshd: Failed password for root from 10.1.1.9\n" * 3)
    ip = scan()
    Path("ban.list").write_text(f"{ip}\n")


if __name__ == "__main__":
    main()
