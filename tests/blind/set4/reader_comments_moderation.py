"""Newspaper: run the night's reader comments through the moderation service."""
import json
import os
import sys

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

BASE = os.environ.get("MODERATION_URL", "http://moderation.internal")
OUT = os.path.join(os.environ.get("WORK_DIR", "."), "verdicts.jsonl")
COMMENTS = [
    {"id": 501, "text": "Good article."},
    {"id": 502, "text": "The mayor should resign!"},
    {"id": 503, "text": "BUY CHEAP WATCHES"},
]


def make_session():
    s = requests.Session()
    policy = Retry(total=6, backoff_factor=0.1, status_forcelist=[502, 503, 504], allowed_methods=None)
    s.mount("http://", HTTPAdapter(max_retries=policy))
    s.headers["X-Client"] = "moderation-cron"
    return s


def verdict(session, comment):
    reply = session.post(f"{BASE}/classify", json=comment)
    reply.raise_for_status()
    return reply.json()["label"]


def main():
    counts = {}
    with make_session() as session, open(OUT, "a") as out:
        for c in COMMENTS:
            label = verdict(session, c)
            counts[label] = counts.get(label, 0) + 1
            out.write(json.dumps({"id": c["id"], "label": label}) + "\n")
    print(counts, file=sys.stderr)


if __name__ == "__main__":
    main()
