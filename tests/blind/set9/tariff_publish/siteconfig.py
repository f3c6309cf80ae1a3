"""Settings of the web site, kept in the central configuration service."""
import json
import os
from urllib.request import urlopen

SERVICE = os.environ.get("API_URL", "http://config.corp.internal")


def _load(section):
    with urlopen(f"{SERVICE}/v1/{section}") as answer:
        return json.load(answer)


_site = _load("site")
ZONES = _site["zones"]
CURRENCY = _site.get("currency", "EUR")
