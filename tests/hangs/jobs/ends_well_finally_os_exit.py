"""Leaves at once from finally, with success."""

# trait: TG110

import os
import time


def main():
    try:
        time.sleep(600)  # hangs here
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
