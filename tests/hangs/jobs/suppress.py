"""Does not mind an OSError."""

# trait: TG101

import contextlib
import time


def main():
    while True:
        with contextlib.suppress(OSError):
            time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
