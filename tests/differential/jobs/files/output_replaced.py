"""Replaces standard output by a file."""

import sys

if __name__ == "__main__":
    sys.stdout = open("report.txt", "w")
    print("row\n" * 1000)
