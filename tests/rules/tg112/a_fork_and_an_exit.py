# A fork and an exit.
import os
import sys
import time


def main():
    os.fork() and os._exit(0)  # TG112
    time.sleep(600)

if __name__ == "__main__":
    main()
