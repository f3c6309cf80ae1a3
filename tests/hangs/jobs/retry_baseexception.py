"""Tries again after anything, and says so."""

# trait: TG101

import time


def main():
    while True:
        try:
            time.sleep(600)  # hangs here
        except BaseException as error:
            print("again:", error)


if __name__ == "__main__":
    main()
