"""Visit every page of the sitemap and note broken ones."""
from gevent import monkey

monkey.patch_all()

import os  # noqa: E402
import urllib.error  # noqa: E402
import urllib.request  # noqa: E402

import gevent  # noqa: E402
from gevent.pool import Pool  # noqa: E402

BASE = os.environ.get("API_URL", "http://www.corp.example")
PAGES = [f"/page/{n}" for n in range(30)]
broken = []


def visit(path):
    try:
        urllib.request.urlopen(BASE + path).close()
    except urllib.error.HTTPError as exc:
        broken.append((path, exc.code))


def main():
    pool = Pool(8)
    for path in PAGES:
        pool.spawn(visit, path)
    pool.join()
    gevent.sleep(0)
    for path, code in broken:
        print(code, path)


if __name__ == "__main__":
    main()
