"""Closes its standard output, and goes on."""

import sys


def main():
    print("done")
    sys.stdout.close()


if __name__ == "__main__":
    main()
