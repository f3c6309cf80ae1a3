# By default, the alarm ends the process as well.
import signal
import urllib.request


def reset():
    for signum in signal.valid_signals():
        signal.signal(signum, signal.SIG_DFL)


if __name__ == "__main__":
    reset()
    urllib.request.urlopen("http://127.0.0.1/").read()
