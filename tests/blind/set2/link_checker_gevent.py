from gevent import monkey

monkey.patch_all()

import os
import sys

import gevent
import requests
from gevent.pool import Pool

BASE = os.environ["MIX_API"]
LINKS = ["/us/home", "/us/shop", "/eu/home", "/eu/shop"]
broken = []


def check(path):
    r = requests.head(BASE + path, allow_redirects=True)
    if r.status_code >= 400:
        broken.append(path)


def main():
    pool = Pool(10)
    for path in LINKS:
        pool.spawn(check, path)
    pool.join()
    if broken:
        print("broken:", broken)
        sys.exit(1)


if __name__ == "__main__":
    main()
