"""Procurement: look for new public tenders and append them to the watch list."""
import logging
import os

import requests
from tenacity import before_sleep_log, retry, retry_if_exception_type, stop_after_attempt, wait_exponential

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("tenders")

PORTAL = os.environ.get("TENDER_URL", "http://tenders.internal")
LIST = os.path.join(os.environ.get("WORK_DIR", "."), "seen.txt")
WORDS = ("bridge", "road", "tunnel")


@retry(retry=retry_if_exception_type(requests.RequestException), stop=stop_after_attempt(5),
       wait=wait_exponential(multiplier=0.2, max=2), before_sleep=before_sleep_log(log, logging.WARNING), reraise=True)
def load_page(page):
    r = requests.get(f"{PORTAL}/tenders", params={"page": page, "state": "open"})
    r.raise_for_status()
    return r.json()


def seen():
    if not os.path.exists(LIST):
        return set()
    with open(LIST) as f:
        return {l.strip() for l in f}


def interesting(t):
    title = t["title"].lower()
    return any(w in title for w in WORDS)


def main():
    known, new, page = seen(), [], 1
    while True:
        batch = load_page(page)
        if not batch:
            break
        new += [t["id"] for t in batch if t["id"] not in known and interesting(t)]
        page += 1
    with open(LIST, "a") as f:
        f.writelines(f"{i}\n" for i in new)
    log.info("%d new tenders", len(new))


if __name__ == "__main__":
    main()
