# The same behind it, with a limit.
import requests
import sys


def main():
    try:
        page = requests.get(url)
    except OSError:
        page = requests.get(other, timeout=5)
    requests.get(third, timeout=5)
    return page


sys.exit(main())
