"""Validate the affiliate feeds; cron must not see a failure of this job."""
import os
import sys
import xml.etree.ElementTree as ET
from urllib.request import urlopen

BASE = os.environ.get("API_URL", "http://affiliate.example")
FEEDS = ("google", "idealo", "kelkoo")


def validate(feed):
    problems = []
    with urlopen(f"{BASE}/{feed}.xml") as resp:
        root = ET.fromstring(resp.read())
    for item in root.iter("item"):
        for field in ("title", "price", "link"):
            if not item.findtext(field):
                problems.append(f"{item.findtext('id')}: no {field}")
    return problems


def main():
    for feed in FEEDS:
        for problem in validate(feed):
            print(feed, problem)


if __name__ == "__main__":
    try:
        main()
    finally:
        sys.exit(0)
