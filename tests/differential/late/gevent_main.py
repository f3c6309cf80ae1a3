"""Sleeps in gevent when the time is up."""

# limit: 2
# needs: gevent

import gevent


def main():
    try:
        gevent.sleep(60)
    finally:
        print("finally")


if __name__ == "__main__":
    main()
