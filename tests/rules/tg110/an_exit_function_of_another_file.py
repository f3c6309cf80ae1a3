# An exit function of another file that fails, by its name.
import sys
import urllib.request

from tool.exceptions import err_exit


def main():
    try:
        urllib.request.urlopen("http://127.0.0.1/").read()
    except Exception:
        err_exit()


if __name__ == "__main__":
    main()
