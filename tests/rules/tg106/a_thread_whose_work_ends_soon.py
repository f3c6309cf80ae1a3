# What is joined at exit ends soon.
import atexit
import threading
import urllib.request

lines = []


def write():
    lines.append("done")


@atexit.register
def flush():
    thread = threading.Thread(target=write)
    thread.start()
    thread.join()


urllib.request.urlopen("http://127.0.0.1/")
