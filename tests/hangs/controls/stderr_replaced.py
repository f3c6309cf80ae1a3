"""Collects its own standard error, from the beginning."""

import io
import sys

sys.stderr = io.StringIO()


def main():
    print("warning", file=sys.stderr)
    print(repr(sys.stderr.getvalue()))


if __name__ == "__main__":
    main()
