"""Podcast host: re-reads the customers' feeds and stores the newest episode of each."""
import json
import os
import sys
import traceback
import urllib.request

BASE = os.environ.get("PODCAST_URL", "http://feeds.podhost.internal")
SHOWS = ("night-trains", "salt-and-iron")


def report_crash(kind, value, tb):
    note = {"job": "podcast_feed_refresh", "error": "".join(traceback.format_exception(kind, value, tb))}
    call = urllib.request.Request(BASE + "/incidents", json.dumps(note).encode(), {"Content-Type": "application/json"})
    ticket = urllib.request.urlopen(call).read()
    sys.stderr.write(f"crashed, incident {ticket!r}\n")


def newest(show):
    feed = f"{BASE}/{show}.json"
    with urllib.request.urlopen(feed) as page:
        items = json.load(page)["items"]
    return max(items, key=lambda e: e.get("published", ""), default=None)


def main():
    sys.excepthook = report_crash
    found = {show: newest(show) for show in SHOWS}
    with open("newest.json", "w") as f:
        json.dump(found, f)


if __name__ == "__main__":
    main()
