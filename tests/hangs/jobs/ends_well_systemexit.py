"""Ends with SystemExit, which says nothing of a failure."""

# trait: TG110

import time


def main():
    try:
        time.sleep(600)  # hangs here
    except Exception as error:
        print("failed:", error)
        raise SystemExit


if __name__ == "__main__":
    main()
