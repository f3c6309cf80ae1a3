"""Apply the discount rules; decisions go to a log file by way of a queue."""
import atexit
import json
import logging
import logging.handlers
import os
import queue
from urllib.request import urlopen

SHOP = os.environ.get("API_URL", "http://shop.corp.internal")
FILE = os.path.join(os.environ.get("WORK_DIR", "/var/log/discount"), "discount.log")


def setup():
    lines = queue.SimpleQueue()
    target = logging.handlers.RotatingFileHandler(FILE, maxBytes=10**6, backupCount=3)
    listener = logging.handlers.QueueListener(lines, target)
    listener.start()
    atexit.register(listener.stop)
    log = logging.getLogger("discount")
    log.setLevel(logging.INFO)
    log.addHandler(logging.handlers.QueueHandler(lines))
    return log


def main():
    log = setup()
    log.info("begin")
    with urlopen(SHOP + "/products") as resp:
        products = json.load(resp)
    for product in products:
        if product["age"] > 300:
            log.info("%s: half price", product["sku"])


if __name__ == "__main__":
    main()
