"""Tries again without a limit."""

# trait: TG101, TG108
# needs: stamina

import time
import stamina


@stamina.retry(on=OSError, attempts=None, timeout=None)
def fetch():
    time.sleep(600)  # hangs here


def main():
    fetch()


if __name__ == "__main__":
    main()
