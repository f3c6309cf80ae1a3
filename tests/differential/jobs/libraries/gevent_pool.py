"""Works in a pool of gevent, and leaves greenlets behind."""

# needs: gevent

import gevent
import gevent.pool


def work(number):
    gevent.sleep(0.01)
    return number**2


if __name__ == "__main__":
    pool = gevent.pool.Pool(3)
    print(pool.map(work, range(6)))
    report = open("report.txt", "w")
    report.write("rows\n")
    waiting = gevent.spawn(gevent.sleep, 60)
    gevent.sleep(0)
