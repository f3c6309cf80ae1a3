"""A heartbeat that is never cancelled."""

# trait: TG102

import threading


def beat():
    threading.Timer(0.2, beat).start()  # hangs here


def main():
    beat()


if __name__ == "__main__":
    main()
