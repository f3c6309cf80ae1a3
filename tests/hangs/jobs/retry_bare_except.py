"""Tries again after anything."""

# trait: TG101

import time


def main():
    while True:
        try:
            time.sleep(600)  # hangs here
        except:
            pass


if __name__ == "__main__":
    main()
