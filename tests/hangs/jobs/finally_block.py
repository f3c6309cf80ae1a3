"""Cleaning up hangs, after the guard has raised."""

# trait: TG106

import time


def main():
    try:
        time.sleep(600)  # hangs here
    finally:
        time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
