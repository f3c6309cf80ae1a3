# A child that does a part.
import os
import sys
import time


def main():
    if os.fork() == 0:
        print("in the child")
        os._exit(0)
    time.sleep(600)

if __name__ == "__main__":
    main()
