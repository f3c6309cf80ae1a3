"""Is in a greenlet when the time is up."""

# limit: 1
# needs: greenlet

import time

import greenlet


def work():
    try:
        time.sleep(60)
    finally:
        print("finally")


if __name__ == "__main__":
    greenlet.greenlet(work).switch()
