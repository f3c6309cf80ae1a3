"""Runs isolated, without assertions, and unbuffered."""

# how: -I -O -u
# except: module

import sys


def main():
    assert False
    print(sys.flags.isolated, sys.flags.optimize, sys.stdout.line_buffering)


if __name__ == "__main__":
    main()
