"""Nobody sets the event."""

import threading


def main():
    threading.Event().wait()  # hangs here


if __name__ == "__main__":
    main()
