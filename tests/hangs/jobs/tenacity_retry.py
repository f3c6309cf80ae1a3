"""Tries again for ever, which is tenacity's default."""

# trait: TG101, TG108
# needs: tenacity

import time
import tenacity


@tenacity.retry
def fetch():
    time.sleep(600)  # hangs here


def main():
    fetch()


if __name__ == "__main__":
    main()
