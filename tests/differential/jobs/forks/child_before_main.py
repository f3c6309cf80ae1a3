"""Has forked a child before its main block."""

import os
import time

child = os.fork()
if child == 0:
    time.sleep(0.3)
    os._exit(3)


def main():
    print(os.waitpid(child, 0)[1] >> 8)


if __name__ == "__main__":
    main()
