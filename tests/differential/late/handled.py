"""Handles the exception, and ends with a status of its own."""

# limit: 1

import sys
import time


def main():
    try:
        time.sleep(60)
    except TimeoutError as error:
        print(error)
        sys.exit(7)


if __name__ == "__main__":
    main()
