"""Threads of joblib."""

# needs: joblib

import time
import joblib


def work():
    time.sleep(600)  # hangs here


def main():
    works = (joblib.delayed(work)() for _ in range(2))
    joblib.Parallel(n_jobs=2, backend="threading")(works)  # hangs here


if __name__ == "__main__":
    main()
