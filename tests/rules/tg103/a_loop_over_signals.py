# Handlers of several signals, the alarm's among them.
import signal
import urllib.request

IGNORED = (signal.SIGHUP, signal.SIGALRM)


def detach():
    for number in IGNORED:
        signal.signal(number, signal.SIG_IGN)  # TG103


detach()
urllib.request.urlopen("http://127.0.0.1/")
