# An alarm that is cancelled, and the job goes on.
import os
import signal
import urllib.request


def reload():
    if os.environ.get("RELOAD"):
        os.execv("/bin/true", ["true"])
    signal.setitimer(signal.ITIMER_REAL, 0, 0)  # TG103


if __name__ == "__main__":
    if os.path.getmtime(__file__) > 0:
        reload()
    print(urllib.request.urlopen("http://127.0.0.1/").read())
