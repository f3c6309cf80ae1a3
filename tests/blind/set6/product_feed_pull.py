"""Pull the suppliers' product feeds and count their entries."""
import os
import sys

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

FEEDS = ["leuchten", "moebel", "textil"]


def make_session():
    retry = Retry(total=5, backoff_factor=0.5, status_forcelist=[502, 503, 504])
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=retry))
    session.mount("https://", HTTPAdapter(max_retries=retry))
    session.headers["User-Agent"] = "feed-pull/1.4"
    return session


def pull(session, base, feed):
    reply = session.get(f"{base}/feeds/{feed}.json")
    reply.raise_for_status()
    return reply.json()


def main():
    base = os.environ.get("FEED_URL", "http://feeds.internal")
    session = make_session()
    total = 0
    for feed in FEEDS:
        entries = pull(session, base, feed)
        total += len(entries)
        print(feed, len(entries))
    if not total:
        sys.exit("all feeds empty")


if __name__ == "__main__":
    main()
