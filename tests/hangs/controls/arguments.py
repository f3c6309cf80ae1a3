"""Reads its arguments."""

# args: --day today -v

import sys


def main():
    print(sys.argv[1:], sys.flags.optimize)


if __name__ == "__main__":
    main()
