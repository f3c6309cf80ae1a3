"""The status that was set above is what is left when the guard's exception is caught."""

import logging
import sys
import urllib.request


def fetch(url):
    code = 0
    try:
        if not urllib.request.urlopen(url).read():
            code = 2
    except Exception:  # TG110
        logging.exception("not fetched")
    return code


def close():
    status = 0
    try:
        if not urllib.request.urlopen("http://localhost/close").read():
            status = 2
    finally:
        print("closed")
        return status  # TG110


def main():
    if "--close" in sys.argv:
        return close()
    code = fetch("http://localhost/")
    return code


if __name__ == "__main__":
    sys.exit(main())
