# A pool.
import concurrent.futures
import time


def work(item):
    try:
        time.sleep(7200)
    except OSError:
        return None


with concurrent.futures.ThreadPoolExecutor() as pool:
    for item in items:
        pool.submit(work, item)
