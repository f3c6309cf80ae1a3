# An alarm that is cancelled before the program is started anew.
import os
import signal
import sys
import urllib.request


def reload():
    signal.setitimer(signal.ITIMER_REAL, 0, 0)
    os.execv(sys.executable, [sys.executable, *sys.argv])


if __name__ == "__main__":
    print(urllib.request.urlopen("http://127.0.0.1/").read())
    if os.path.getmtime(__file__) > 0:
        reload()
