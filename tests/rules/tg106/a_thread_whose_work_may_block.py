# What is joined at exit may wait for ever.
import atexit
import threading
import urllib.request


def report():
    urllib.request.urlopen("http://127.0.0.1/report")


@atexit.register
def flush():
    thread = threading.Thread(target=report)
    thread.start()
    thread.join()  # TG106


urllib.request.urlopen("http://127.0.0.1/")
