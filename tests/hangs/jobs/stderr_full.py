"""Standard error is a pipe that nobody reads, and the traceback would have to go there too."""

# trait: TG106

import os
import sys


def main():
    _reader, writer = os.pipe()
    os.dup2(writer, 2)
    while True:
        print("warning", file=sys.stderr)  # hangs here


if __name__ == "__main__":
    main()
