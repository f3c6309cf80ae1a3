"""Waits for a daemon thread when the time is up."""

# limit: 1

import threading
import time


def main():
    thread = threading.Thread(target=time.sleep, args=(60,), daemon=True)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
