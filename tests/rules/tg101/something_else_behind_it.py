# Something else behind it.
import requests
import sys
import urllib.request


def main():
    try:
        page = requests.get(url)
    except OSError:  # TG101
        page = None
    urllib.request.urlopen(other)
    return page


sys.exit(main())
