import time

import gevent


def work():
    time.sleep(7200)


def swift():
    print("here")


if __name__ == "__main__":
    gevent.spawn(work).join()  # TG105
    gevent.spawn(swift).join()
