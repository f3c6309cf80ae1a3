"""Tries as often as it was told."""

# trait: TG101

import time


def fetch(attempts=100, on=(Exception,)):
    for _ in range(attempts):
        try:
            time.sleep(600)  # hangs here
            return
        except on as error:
            print("again:", error)


def main():
    fetch()


if __name__ == "__main__":
    main()
