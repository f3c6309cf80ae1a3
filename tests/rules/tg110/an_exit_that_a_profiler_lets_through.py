"""A profiler that is a context manager lets an exit through, and ``run`` any other exception."""

import cProfile
import sys
from urllib.request import urlopen


def fetch():
    try:
        print(urlopen("http://localhost/").read())
    except ValueError:
        sys.exit(75)


if __name__ == "__main__":
    cProfile.run("fetch()", "fetch.prof")
    with cProfile.Profile() as profile:
        fetch()
    profile.print_stats()
