"""Tries again after every exception."""

# trait: TG101

import time


def main():
    while True:
        try:
            time.sleep(600)  # hangs here
        except Exception as error:
            print("again:", error)


if __name__ == "__main__":
    main()
