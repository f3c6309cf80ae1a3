"""An exit handler that joins all threads, of a job that starts one."""

import atexit
import threading
import time
import urllib.request


def join_all():
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join()  # TG106


def fetch_in_background(url):
    threading.Thread(target=urllib.request.urlopen, args=(url,)).start()


def main():
    atexit.register(join_all)
    fetch_in_background("http://127.0.0.1/")
    time.sleep(7200)


if __name__ == "__main__":
    main()
