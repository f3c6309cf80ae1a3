"""Waits for gevent's loop when the time is up."""

# limit: 2
# needs: gevent

import gevent


def work():
    try:
        gevent.sleep(60)
    finally:
        print("finally")


if __name__ == "__main__":
    gevent.joinall([gevent.spawn(work)], raise_error=True)
