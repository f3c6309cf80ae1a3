# A single fork.
import os
import sys
import time


def main():
    pid = os.fork()
    if pid:
        print("started", pid)  # TG112
        sys.exit(0)
    os.setsid()
    time.sleep(600)

if __name__ == "__main__":
    main()
