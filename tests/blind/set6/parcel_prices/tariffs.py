"""The services' tariffs, read once from the rate service."""
import json
import os
import urllib.request

BASE = os.environ.get("PARCEL_URL", "http://rates.internal")

with urllib.request.urlopen(f"{BASE}/services") as _reply:
    SERVICES = json.load(_reply)
