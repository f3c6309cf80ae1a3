"""Forks many children, and is none the slower."""

import os


def main():
    for number in range(40):
        if os.fork() == 0:
            os._exit(number)
    print(sum(os.wait()[1] >> 8 for _ in range(40)))


if __name__ == "__main__":
    main()
