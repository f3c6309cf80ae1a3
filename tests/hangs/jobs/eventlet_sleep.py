"""The main greenlet sleeps, in another library."""

# needs: eventlet

import eventlet


def main():
    eventlet.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
