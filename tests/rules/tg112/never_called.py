# Never called.
import os
import sys
import time


def daemonize():
    if os.fork() > 0:
        os._exit(0)


def main():
    time.sleep(600)

if __name__ == "__main__":
    main()
