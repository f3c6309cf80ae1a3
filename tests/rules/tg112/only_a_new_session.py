# Only a new session.
import os
import sys
import time


def main():
    os.setsid()
    time.sleep(600)

if __name__ == "__main__":
    main()
