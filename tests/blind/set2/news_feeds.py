import json
import logging
import os

import requests

log = logging.getLogger("feeds")
BASE = os.environ["MIX_API"]
FEEDS = {"world": "/us/rss", "europe": "/eu/rss", "markets": "/fin/rss"}


def fetch(path):
    resp = requests.get(BASE + path)
    resp.raise_for_status()
    return resp.json()["items"]


def main():
    articles = {}
    for name, path in FEEDS.items():
        try:
            articles[name] = fetch(path)
        except requests.RequestException as exc:
            log.warning("skipping feed %s: %s", name, exc)
    with open("articles.json", "w") as f:
        json.dump(articles, f)
    log.info("%d feeds stored", len(articles))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
