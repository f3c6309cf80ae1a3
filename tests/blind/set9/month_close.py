"""Monthly closing: one step after the other, the log tells what happened."""
import contextlib
import json
import logging
import os
import time
from urllib.request import urlopen

log = logging.getLogger("month_close")
ERP = os.environ.get("API_URL", "http://erp.corp.internal")


@contextlib.contextmanager
def step(title):
    begin = time.monotonic()
    log.info("%s ...", title)
    try:
        yield
        log.info("%s done after %.1f s", title, time.monotonic() - begin)
    except Exception as exc:
        log.error("%s failed: %s", title, exc)


def trigger(name):
    with urlopen(f"{ERP}/close/{name}", data=b"{}") as resp:
        return json.load(resp)


def main():
    logging.basicConfig(level=logging.INFO)
    with step("depreciation"):
        trigger("depreciation")
    with step("accruals"):
        trigger("accruals")
    with step("lock the period"):
        trigger("lock")


if __name__ == "__main__":
    main()
