# A fork of the child.
import os
import sys
import time


def main():
    if os.fork() == 0:
        if os.fork() > 0:
            os._exit(0)
        time.sleep(5)
        os._exit(0)
    os.wait()

if __name__ == "__main__":
    main()
