"""Does not mind any exception."""

# trait: TG110

import contextlib
import time


def main():
    with contextlib.suppress(Exception):
        time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
