"""Writes to standard output by a wrapper of its own."""

import io
import sys

if __name__ == "__main__":
    output = io.TextIOWrapper(sys.stdout.detach(), encoding="utf-8", write_through=False)
    output.write("Größe\n" * 10)
