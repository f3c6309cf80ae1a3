# The status tells how many examples have failed.
import doctest
import sys
import urllib.request


def version():
    """Return what staging runs.

    >>> version()
    '3.2'
    """
    return urllib.request.urlopen("http://127.0.0.1/").read().decode()


if __name__ == "__main__":
    sys.exit(doctest.testmod().failed > 0)
