"""Waits for a thread, which keeps the process alive whatever happens in the main one."""

# trait: TG102

import threading
import time


def work():
    time.sleep(600)  # hangs here


def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()  # hangs here


if __name__ == "__main__":
    main()
