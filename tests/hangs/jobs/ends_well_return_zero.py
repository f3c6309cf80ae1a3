"""Returns the status of success from its handler."""

# trait: TG110

import sys
import time


def work():
    try:
        time.sleep(600)  # hangs here
    except Exception as error:
        print("failed:", error)
        return 0
    return 0


def main():
    sys.exit(work())


if __name__ == "__main__":
    main()
