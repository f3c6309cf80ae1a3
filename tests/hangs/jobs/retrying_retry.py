"""Tries again, which is the default."""

# trait: TG101, TG108
# needs: retrying

import time
import retrying


@retrying.retry
def fetch():
    time.sleep(600)  # hangs here


def main():
    fetch()


if __name__ == "__main__":
    main()
