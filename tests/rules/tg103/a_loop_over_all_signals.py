# A handler of each signal there is.
import signal
import urllib.request


def ignore_all():
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)  # TG103


ignore_all()
urllib.request.urlopen("http://127.0.0.1/")
