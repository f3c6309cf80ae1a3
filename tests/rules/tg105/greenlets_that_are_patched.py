import time

import gevent
from gevent import monkey

monkey.patch_all()


def work():
    time.sleep(7200)


if __name__ == "__main__":
    gevent.spawn(work).join()
