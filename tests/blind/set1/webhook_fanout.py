from concurrent.futures import ThreadPoolExecutor
import logging
import os

import requests

log = logging.getLogger("fanout")
pool = ThreadPoolExecutor(4)


def deliver(target, payload):
    try:
        r = requests.post(os.environ["API_URL"] + target, json=payload)
        log.info("%s -> %s", target, r.status_code)
    except requests.RequestException:
        log.exception("delivery to %s failed", target)


def main():
    for target in ("/hooks/a", "/hooks/b", "/hooks/c"):
        pool.submit(deliver, target, {"event": "order.created"})
    log.info("submitted")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
