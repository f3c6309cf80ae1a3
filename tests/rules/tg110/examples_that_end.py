# No example waits.
import doctest
import urllib.request


def half(number):
    """Return half of *number*.

    >>> half(4)
    2.0
    """
    return number / 2


def version():
    return urllib.request.urlopen("http://127.0.0.1/").read().decode()


if __name__ == "__main__":
    doctest.testmod()
    print(version())
