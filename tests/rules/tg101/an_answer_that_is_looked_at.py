# An answer that is looked at.
import sys
import time


def main():
    try:
        time.sleep(7200)
    except Exception:
        return 1


sys.exit(main())
