"""Check the links of the knowledge base for dead targets."""
from gevent import monkey

monkey.patch_all()

import os
import sys
import urllib.error
import urllib.request

import gevent
from gevent.pool import Pool

PAGES = [f"/article/{n}" for n in range(1, 9)]


def check(page):
    base = os.environ.get("LINK_BASE", "http://wiki.internal")
    try:
        with urllib.request.urlopen(base + page) as reply:
            return page, reply.status
    except urllib.error.HTTPError as exc:
        return page, exc.code


def main():
    pool = Pool(4)
    jobs = [pool.spawn(check, page) for page in PAGES]
    gevent.joinall(jobs)
    dead = [job.value[0] for job in jobs if job.value and job.value[1] >= 400]
    for page in dead:
        print("dead:", page)
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
