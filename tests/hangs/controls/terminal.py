"""Talks with somebody on a terminal."""

# how: tty

import os
import sys


def main():
    print(sys.stdin.isatty(), os.tcgetpgrp(0) == os.getpgrp(), os.getpid() == os.getsid(0))
    print("read", sys.stdin.readline())


if __name__ == "__main__":
    main()
