"""Says that all went well, while a thread is still at work."""

# trait: TG102

import sys
import threading
import time


def work():
    time.sleep(600)  # hangs here


def main():
    threading.Thread(target=work).start()
    sys.exit(0)


if __name__ == "__main__":
    main()
