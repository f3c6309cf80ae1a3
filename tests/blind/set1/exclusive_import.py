import os
import sys

from filelock import FileLock, Timeout


def main():
    try:
        with FileLock(os.path.join(os.environ["WORK_DIR"], "job.lock"), timeout=1):
            print("importing")
    except Timeout:
        print("another import is running, nothing to do")
    return 0


if __name__ == "__main__":
    sys.exit(main())
