"""Leaves a descriptor of its own open, in a file object."""

import os

if __name__ == "__main__":
    report = os.fdopen(os.open("report.txt", os.O_WRONLY | os.O_CREAT, 0o600), "w")
    report.write("row\n" * 1000)
