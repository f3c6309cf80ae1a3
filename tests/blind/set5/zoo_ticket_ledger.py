"""Zoo: appends the ticket sales to the ledger; only one writer at a time."""
import datetime
import os

import filelock

LEDGER_LOCK = os.environ.get("ZOO_LOCK", "/srv/ledger/.lock")


def sales():
    yield "adult", 412, 24.0
    yield "child", 377, 14.5


def append(path):
    day = datetime.date.today().isoformat()
    lock = filelock.FileLock(LEDGER_LOCK)
    try:
        lock.acquire(poll_interval=0.2)
    except filelock.Timeout:
        print("ledger is busy, tomorrow's run takes both days")
        return 0
    try:
        with open(path, "a") as f:
            n = 0
            for kind, number, price in sales():
                f.write(f"{day};{kind};{number};{number * price:.2f}\n")
                n += 1
        return n
    finally:
        lock.release()


def main():
    print(append("ledger.csv"), "lines")


if __name__ == "__main__":
    main()
