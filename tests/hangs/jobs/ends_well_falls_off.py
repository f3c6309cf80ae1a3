"""Logs what went wrong, and that was all."""

# trait: TG110

import time


def main():
    try:
        time.sleep(600)  # hangs here
    except Exception as error:
        print("failed:", error)
        print("bye")


if __name__ == "__main__":
    main()
