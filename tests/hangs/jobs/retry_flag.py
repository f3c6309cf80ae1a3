"""Tries until it is done."""

# trait: TG101

import time


def main():
    done = False
    while not done:
        try:
            time.sleep(600)  # hangs here
            done = True
        except OSError as error:
            print("again:", error)


if __name__ == "__main__":
    main()
