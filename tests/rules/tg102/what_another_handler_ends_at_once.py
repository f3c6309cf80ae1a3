# os._exit() for another exception ends nothing at the limit.
import os
import threading
import time
import urllib.request


def beat():
    while True:
        time.sleep(1)


def main():
    threading.Thread(target=beat).start()  # TG102
    try:
        urllib.request.urlopen("http://127.0.0.1/").read()
    except KeyError:
        os._exit(70)


if __name__ == "__main__":
    main()
