"""Has faulthandler on, and dumps a stack itself."""

import faulthandler
import sys


def main():
    faulthandler.enable()
    faulthandler.dump_traceback(sys.stdout.fileno())


if __name__ == "__main__":
    main()
