# The job starts itself anew once it has worked.
import os
import sys
import urllib.request


def restart():
    os.execv(sys.executable, [sys.executable] + sys.argv)  # TG107


def main():
    urllib.request.urlopen("http://127.0.0.1/next", timeout=5)
    restart()


main()
