# A program that is told who started it.
import os
import sys
import urllib.request

SELF = os.path.abspath(__file__)


def main():
    print(urllib.request.urlopen("http://127.0.0.1/").read())
    os.execv(sys.executable, [sys.executable, "tool.py", "--started-by=%s" % SELF])  # TG107


if __name__ == "__main__":
    main()
