"""Keeps a status for finally, which nobody has changed."""

# trait: TG110

import sys
import time


def main():
    status = 0
    try:
        time.sleep(600)  # hangs here
    finally:
        sys.exit(status)


if __name__ == "__main__":
    main()
