"""Is in a generator when the time is up."""

# limit: 1

import time


def rows():
    try:
        yield 1
        time.sleep(60)
    finally:
        print("finally")


def main():
    for row in rows():
        print(row)


if __name__ == "__main__":
    main()
