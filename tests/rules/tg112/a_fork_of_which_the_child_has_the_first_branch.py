# A fork of which the child has the first branch.
import os
import sys
import time


def main():
    pid = os.fork()
    if pid < 0:
        sys.exit(1)
    elif pid == 0:
        os.setsid()
        time.sleep(600)
    else:
        os._exit(0)  # TG112

if __name__ == "__main__":
    main()
