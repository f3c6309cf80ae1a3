"""Backtracks for ages, and takes a failure for no match."""

# trait: TG101

import re


def main():
    for line in ["a" * 60 + "b"] * 1000:
        try:
            re.match("(a+)+$", line)  # hangs here
        except Exception:
            continue


if __name__ == "__main__":
    main()
