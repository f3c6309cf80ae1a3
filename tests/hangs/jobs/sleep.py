"""Waits for a report that is never written."""

import time
from pathlib import Path


def main():
    while not Path("report.csv").exists():
        time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
