"""The main greenlet sleeps."""

# needs: gevent

import gevent


def main():
    gevent.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
