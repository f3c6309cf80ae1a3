"""``cProfile.run`` passes over the `SystemExit` of what it runs."""

import cProfile
import sys
from urllib.request import urlopen


def fetch():
    try:
        print(urlopen("http://localhost/").read())
    except TimeoutError:
        sys.exit(75)


if __name__ == "__main__":
    cProfile.run("fetch()", "fetch.prof")  # TG110
