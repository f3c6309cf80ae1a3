# Itself, with what it adds to its arguments.
import os
import sys


def main():
    os.execv(sys.executable, [sys.executable, *(sys.argv + ["again"])])


if __name__ == "__main__":
    main()
