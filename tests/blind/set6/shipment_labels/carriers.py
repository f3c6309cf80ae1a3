"""The carriers' services, read once from the rate service."""
import json
import os
import urllib.request

BASE = os.environ.get("CARRIER_URL", "http://rates.internal")


def _load():
    with urllib.request.urlopen(f"{BASE}/services") as reply:
        return json.load(reply)


SERVICES = _load()
