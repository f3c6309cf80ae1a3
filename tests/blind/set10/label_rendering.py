"""Renders shipping labels on the print server, one job in flight at a time."""
import concurrent.futures
import logging
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor

PRINT_URL = "http://127.0.0.1:%s/render" % os.environ.get("SILENT_PORT", "9100")
log = logging.getLogger("labels")


def render(order_no):
    body = f"order={order_no}&format=zpl".encode()
    with urllib.request.urlopen(PRINT_URL, data=body) as response:
        return response.read()


def wait_patiently(future, order_no):
    """The print server can be slow; say so in the log instead of giving up."""
    waited = 0
    while True:
        try:
            return future.result(timeout=30)
        except concurrent.futures.TimeoutError:
            waited += 30
            log.warning("order %s: still rendering after %d s", order_no, waited)


def main():
    logging.basicConfig(level=logging.INFO)
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="render")
    os.makedirs("labels", exist_ok=True)
    for order_no in ("A-1001", "A-1002", "A-1003"):
        zpl = wait_patiently(executor.submit(render, order_no), order_no)
        with open(f"labels/{order_no}.zpl", "wb") as fh:
            fh.write(zpl)
    executor.shutdown()


if __name__ == "__main__":
    main()
