# An exit function of another file that need not fail, by its name.
import sys
import urllib.request

from tool.exceptions import show


def main():
    try:
        urllib.request.urlopen("http://127.0.0.1/").read()
    except Exception:  # TG110
        show()


if __name__ == "__main__":
    main()
