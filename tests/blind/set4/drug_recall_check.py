"""Pharmacy chain: check stock against the authority's recall list."""
import os
import sys
import urllib.request
import xml.etree.ElementTree as ET


class RecallError(Exception):
    """the recall list could not be had: stock must be treated as unchecked"""


class RecallList:
    def __init__(self, base):
        self.base = base
        self._numbers = None

    @property
    def numbers(self):
        if self._numbers is None:
            self._numbers = self._load()
        return self._numbers

    def _load(self):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        url = f"{self.base}/recalls.xml"
        try:
            with opener.open(url) as r:
                root = ET.fromstring(r.read())
        except Exception as e:
            raise RecallError(f"{url}: {e}") from e
        return {e.get("batch") for e in root.iter("recall")}

    def __contains__(self, batch):
        return batch in self.numbers


def main():
    recalls = RecallList(os.environ.get("RECALL_URL", "http://authority.example"))
    stock = {"X100": 14, "X101": 3, "Z900": 40}
    try:
        hit = {b: n for b, n in stock.items() if b in recalls}
    except RecallError as e:
        print("UNCHECKED:", e, file=sys.stderr)
        return 2
    for b, n in hit.items():
        print(f"remove batch {b}: {n} packs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
