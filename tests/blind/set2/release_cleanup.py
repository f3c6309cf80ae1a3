"""Announces cleanup to the deploy API, then removes stale release folders."""
import os
import shlex
from pathlib import Path

API = os.environ["API_BASE"]


def notify(event):
    cmd = f"curl -s -o /dev/null {shlex.quote(API)}/events/{event}"
    rc = os.system(cmd)
    if rc != 0:
        raise RuntimeError(f"notify failed: {rc}")


def stale(root, keep=3):
    return sorted(root.iterdir())[:-keep]


if __name__ == "__main__":
    root = Path("releases")
    for i in range(6):
        (root / f"2025010{i}").mkdir(parents=True, exist_ok=True)
    notify("cleanup-start")
    for d in stale(root):
        print("removing", d)
        d.rmdir()
    notify("cleanup-end")
