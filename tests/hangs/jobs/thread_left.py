"""The main thread is done; another one is not."""

# trait: TG102

import threading
import time


def work():
    time.sleep(600)  # hangs here


def main():
    threading.Thread(target=work).start()


if __name__ == "__main__":
    main()
