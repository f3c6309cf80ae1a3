"""Talks with somebody on a terminal."""

# how: tty
# Children that were there before end with the terminal, in their own time.
# except: children before

import os
import sys


def main():
    print(sys.stdin.isatty(), os.tcgetpgrp(0) == os.getpgrp(), os.getpid() == os.getsid(0))
    print("read", sys.stdin.readline())


if __name__ == "__main__":
    main()
