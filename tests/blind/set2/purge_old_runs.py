import argparse
import shutil
import time
from pathlib import Path


def candidates(root, days):
    limit = time.time() - days * 86400
    return [p for p in root.iterdir() if p.is_dir() and p.stat().st_mtime < limit + 86400 * days * 2]


def confirm(n):
    answer = input(f"Delete {n} run folders? [y/N] ")
    return answer.strip().lower().startswith("y")


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--root", type=Path, default=Path("runs"))
    ap.add_argument("--days", type=int, default=30)
    ap.add_argument("--yes", action="store_true")
    args = ap.parse_args(argv)
    for i in range(3):
        (args.root / f"run{i}").mkdir(parents=True, exist_ok=True)
    old = candidates(args.root, args.days)
    if not old:
        return
    if args.yes or confirm(len(old)):
        for p in old:
            shutil.rmtree(p)


if __name__ == "__main__":
    main()
