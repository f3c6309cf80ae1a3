import logging
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import requests


def fetch(url):
    try:
        return requests.get(url).text
    except Exception:
        logging.exception(url)


def poll(url):
    for _ in range(3):
        try:
            return fetch(url)
        except OSError:
            pass


def in_time(url):
    try:
        return requests.get(url, timeout=10).text
    except Exception:
        logging.exception(url)


def count(path):
    try:
        return sum(len(line) for line in path.splitlines())
    except Exception:
        return 0


def main(urls):
    with ThreadPoolExecutor(4) as pool:  # TG102
        print(list(pool.map(fetch, urls)))
    with ProcessPoolExecutor(4) as pool:  # TG102
        print([pool.submit(poll, url) for url in urls])
    threading.Thread(target=poll, args=urls).start()  # TG102
    with ThreadPoolExecutor(4) as fetchers:
        print(list(fetchers.map(in_time, urls)))
    with ThreadPoolExecutor(4) as counters:
        print(list(counters.map(count, urls)))
    threading.Thread(target=in_time, args=urls).start()


if __name__ == "__main__":
    main(["http://orders.example/"])
