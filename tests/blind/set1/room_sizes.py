from gevent import monkey

monkey.patch_all()

import os
import urllib.request

from gevent.pool import Pool


def size(room):
    with urllib.request.urlopen(f"{os.environ['STATUS_URL']}/rooms/{room}", timeout=5) as resp:
        return room, len(resp.read())


def main():
    for room, n in Pool(4).imap_unordered(size, range(8)):
        print(room, n)


if __name__ == "__main__":
    main()
