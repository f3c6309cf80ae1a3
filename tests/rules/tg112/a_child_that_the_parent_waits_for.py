# A child that the parent waits for.
import os
import sys
import time


def main():
    pid = os.fork()
    if pid > 0:
        _, status = os.waitpid(pid, 0)
        sys.exit(status)
    time.sleep(600)

if __name__ == "__main__":
    main()
