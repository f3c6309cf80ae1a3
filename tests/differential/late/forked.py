"""Has forked children when the time is up."""

# limit: 1

import os
import time


def main():
    for _ in range(3):
        child = os.fork()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)
    time.sleep(60)


if __name__ == "__main__":
    main()
