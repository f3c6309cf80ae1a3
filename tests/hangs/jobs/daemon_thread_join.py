"""Waits for a daemon thread."""

import threading
import time


def work():
    time.sleep(600)


def main():
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join()  # hangs here


if __name__ == "__main__":
    main()
