"""Download the product pictures and note the size of each."""
import os
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor, as_completed

PRODUCTS = [1001, 1002, 1003, 1004, 1005, 1006]


def picture_size(product):
    base = os.environ.get("IMAGE_HOST", "http://images.internal")
    with urllib.request.urlopen(f"{base}/p/{product}.jpg") as reply:
        return product, len(reply.read())


def collect(products, workers=4):
    sizes = {}
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = [pool.submit(picture_size, product) for product in products]
        for job in as_completed(jobs):
            product, size = job.result()
            sizes[product] = size
    return sizes


def main():
    sizes = collect(PRODUCTS)
    for product, size in sorted(sizes.items()):
        print(f"{product}\t{size}")
    if any(size == 0 for size in sizes.values()):
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
