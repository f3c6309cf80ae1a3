# A function of that name.
import os
import sys
import time


def daemonize():
    print("not really")


def main():
    daemonize()
    time.sleep(600)

if __name__ == "__main__":
    main()
