"""Ends with the exit() of the site module."""

# trait: TG110

import time


def main():
    try:
        time.sleep(600)  # hangs here
    except Exception as error:
        print("failed:", error)
        exit()


if __name__ == "__main__":
    main()
