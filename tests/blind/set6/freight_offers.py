"""Ask the freight exchanges for offers in parallel."""
import logging
import os
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor, as_completed

log = logging.getLogger("freight_offers")
EXCHANGES = ["north", "south", "baltic"]


def offer(exchange):
    base = os.environ.get("FREIGHT_URL", "http://freight.internal")
    with urllib.request.urlopen(f"{base}/{exchange}/offers") as reply:
        return exchange, reply.read()


def collect():
    offers = {}
    pool = ThreadPoolExecutor(max_workers=3)
    jobs = [pool.submit(offer, exchange) for exchange in EXCHANGES]
    for job in as_completed(jobs):
        exchange, data = job.result()
        offers[exchange] = data
    pool.shutdown()
    return offers


def main():
    logging.basicConfig(level=logging.INFO)
    for exchange, data in sorted(collect().items()):
        print(exchange, len(data))


if __name__ == "__main__":
    try:
        main()
    except BaseException:
        log.exception("no offers today")
        sys.stdout.flush()
        os._exit(1)
