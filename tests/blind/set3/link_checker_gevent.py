"""Check the outgoing links of the help pages, many at a time."""
from gevent import monkey

monkey.patch_all()

import os
import urllib.error
import urllib.request

import gevent
from gevent.pool import Pool

LINKS = ["/help/start", "/help/install", "/help/faq", "/help/contact"]


def check(link):
    base = os.environ["PORTAL_URL"] if "contact" in link else os.environ["STATUS_URL"]
    try:
        with urllib.request.urlopen(base + link) as resp:
            return link, resp.status
    except urllib.error.HTTPError as exc:
        return link, exc.code


def main():
    pool = Pool(10)
    jobs = [pool.spawn(check, link) for link in LINKS]
    gevent.joinall(jobs)
    for job in jobs:
        link, status = job.value
        print(status, link)


if __name__ == "__main__":
    main()
