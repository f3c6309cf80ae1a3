# A fork in a try.
import os
import sys
import time


def daemonize():
    try:
        pid = os.fork()
        if pid > 0:
            sys.exit(0)  # TG112
    except OSError as error:
        sys.exit(f"fork failed: {error}")
    os.setsid()


def main():
    daemonize()
    time.sleep(600)

if __name__ == "__main__":
    main()
