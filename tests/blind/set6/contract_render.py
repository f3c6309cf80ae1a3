"""Render the contracts of the day in worker processes."""
import multiprocessing
import os
import sys
import time

CONTRACTS = [f"V-{n:03d}" for n in range(1, 5)]


def layout(number):
    """Stand-in for the native layouter, which waits for its licence."""
    time.sleep(float(os.environ.get("RENDER_SECONDS", "3600")))
    return f"{number}.pdf"


def render_all(numbers):
    rendered = []
    with multiprocessing.Pool(processes=2) as pool:
        for name in pool.imap(layout, numbers):
            rendered.append(name)
            print("rendered", name)
    return rendered


def main():
    rendered = render_all(CONTRACTS)
    missing = len(CONTRACTS) - len(rendered)
    if missing:
        print(f"{missing} contracts missing", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
