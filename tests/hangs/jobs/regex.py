"""A regular expression that backtracks for ages."""

import re


def main():
    re.match("(a+)+$", "a" * 60 + "b")  # hangs here


if __name__ == "__main__":
    main()
