"""Logs what went wrong, and exits with success."""

# trait: TG110

import sys
import time


def main():
    try:
        time.sleep(600)  # hangs here
    except Exception as error:
        print("failed:", error)
        sys.exit(0)


if __name__ == "__main__":
    main()
