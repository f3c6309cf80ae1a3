# os._exit() waits for no thread.
import os
import threading
import time
import traceback
import urllib.request


def beat():
    while True:
        time.sleep(1)


def main():
    threading.Thread(target=beat).start()
    try:
        urllib.request.urlopen("http://127.0.0.1/").read()
    except BaseException:
        traceback.print_exc()
        os._exit(70)


if __name__ == "__main__":
    main()
