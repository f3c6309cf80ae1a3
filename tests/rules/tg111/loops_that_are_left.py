import itertools
import queue
import sys
import time

import shop


def find():
    for number in itertools.count():
        if shop.has(number):
            return number


def wait():
    while True:
        if shop.is_done():
            break
        time.sleep(5)


def drain(waiting):
    while True:
        try:
            shop.save(waiting.get_nowait())
        except queue.Empty:
            return


def retry():
    while True:
        try:
            return shop.sync()
        except OSError:
            time.sleep(5)


def pages():
    page = 1
    while True:
        for row in shop.page(page):
            if row is None:
                sys.exit()
            shop.save(row)
        page += 1


def on_request():
    while True:
        shop.sync()
        time.sleep(60)


def lines():
    while True:
        yield shop.read()


if __name__ == "__main__":
    print(find())
    wait()
    drain(queue.Queue())
    retry()
    if "--daemon" in sys.argv:
        on_request()
    for line in lines():
        print(line)
    pages()
