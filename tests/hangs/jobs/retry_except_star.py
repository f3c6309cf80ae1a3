"""Catches a group of exceptions."""

# trait: TG101

import time


def main():
    while True:
        try:
            time.sleep(600)  # hangs here
        except* OSError as errors:
            print("again:", errors)


if __name__ == "__main__":
    main()
