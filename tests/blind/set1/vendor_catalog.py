"""Download the vendor catalogue."""
import os

import backoff
import requests


@backoff.on_exception(backoff.expo, requests.exceptions.ConnectionError, max_tries=5)
@backoff.on_predicate(backoff.constant, lambda r: r.status_code == 503, interval=1, max_tries=3)
def fetch(page):
    return requests.get(os.environ["API_URL"] + "/catalog", params={"page": page})


def main():
    page, items = 1, []
    while True:
        resp = fetch(page)
        resp.raise_for_status()
        data = resp.json()
        items += data["items"]
        if page >= data["pages"]:
            break
        page += 1
    print(len(items), "items")


if __name__ == "__main__":
    main()
