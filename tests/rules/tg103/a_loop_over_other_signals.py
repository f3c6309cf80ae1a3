# Handlers of several signals, but not of the alarm's.
import signal
import urllib.request

IGNORED = (signal.SIGHUP, signal.SIGPIPE)
NAMES = {signal.SIGALRM: "alarm"}


def detach():
    for number in IGNORED:
        signal.signal(number, signal.SIG_IGN)
    print(signal.Signals(1).name, NAMES)


detach()
urllib.request.urlopen("http://127.0.0.1/")
