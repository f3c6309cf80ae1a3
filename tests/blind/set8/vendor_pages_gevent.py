"""Read the vendors' pages with green threads and keep the titles."""
from gevent import monkey

monkey.patch_all()

import json
import os
import re
import urllib.request

import gevent
from gevent.pool import Pool

BASE = os.environ.get("VENDOR_URL", "https://vendors.example")
TITLE = re.compile(rb"<title>(.*?)</title>", re.S)
titles = {}


def read(number):
    try:
        with urllib.request.urlopen(f"{BASE}/vendor/{number}") as resp:
            found = TITLE.search(resp.read())
        titles[number] = found.group(1).decode() if found else None
    except OSError:
        gevent.sleep(0.5)
        pool.spawn(read, number)


pool = Pool(5)


def main():
    for number in range(5):
        pool.spawn(read, number)
    pool.join()
    with open("titles.json", "w") as fh:
        json.dump(titles, fh)


if __name__ == "__main__":
    main()
