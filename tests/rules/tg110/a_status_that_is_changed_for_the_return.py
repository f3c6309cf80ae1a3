"""The status that was set above has been changed when the guard's exception is caught."""

import logging
import sys
import urllib.request


def fetch(url):
    code = 0
    try:
        code = 2
        urllib.request.urlopen(url).read()
        code = 0
    except Exception:
        logging.exception("not fetched")
    return code


def count(url):
    failed = 0
    try:
        urllib.request.urlopen(url).read()
    except Exception:
        failed += 1
    return failed


def close():
    status = 1
    try:
        if urllib.request.urlopen("http://localhost/close").read():
            status = 0
    finally:
        print("closed")
        return status


def main():
    if "--close" in sys.argv:
        return close()
    if "--count" in sys.argv:
        return count("http://localhost/")
    return fetch("http://localhost/")


if __name__ == "__main__":
    sys.exit(main())
