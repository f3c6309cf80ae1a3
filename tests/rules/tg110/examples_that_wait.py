# What is raised in an example is the failure of that example, and nobody looks at the result.
import doctest
import urllib.request


def version():
    """Return what staging runs.

    >>> version()
    '3.2'
    """
    return urllib.request.urlopen("http://127.0.0.1/").read().decode()


def main():
    failed, attempted = doctest.testmod()  # TG110
    print(failed, "of", attempted)


if __name__ == "__main__":
    main()
