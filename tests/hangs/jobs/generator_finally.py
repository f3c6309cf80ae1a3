"""A generator that is left early cleans up, and hangs."""

# trait: TG106

import time


def rows():
    try:
        yield 1
    finally:
        time.sleep(600)  # hangs here


def main():
    for _row in rows():
        break
    while True:
        time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
