# A status that says more.
import sys
import time


def first():
    try:
        time.sleep(7200)
    except Exception as error:
        print(error)


def second():
    try:
        time.sleep(7200)
    except Exception as error:
        print(error)


def third():
    try:
        time.sleep(7200)
    except Exception:
        return 1


sys.exit(first() or 1)
sys.exit(status(second()))
sys.exit(third())
sys.exit()
