# The job starts itself anew before it works, in another environment.
import os
import subprocess
import sys
import urllib.request


def main():
    if "READY" not in os.environ:
        os.environ["READY"] = subprocess.check_output(["uname", "-a"], text=True)
        os.execv(sys.executable, [sys.executable] + sys.argv)
    urllib.request.urlopen("http://127.0.0.1/next", timeout=5)


main()
