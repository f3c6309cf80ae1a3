"""Fetches soil moisture from the field gateways, two attempts each."""
import logging
import os

import httpx

BASE = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "8032")
FIELDS = ["north", "orchard"]
log = logging.getLogger("soil")


def moisture(http, field, attempts=2):
    for attempt in range(attempts):
        try:
            response = http.get(f"/moisture/{field}")
            response.raise_for_status()
            return response.json()["percent"]
        except httpx.TransportError as exc:
            log.info("%s, attempt %d: %r", field, attempt + 1, exc)
    return None


def main():
    logging.basicConfig(level=logging.WARNING)
    with httpx.Client(base_url=BASE, timeout=httpx.Timeout(0.1)) as http:
        values = {field: moisture(http, field) for field in FIELDS}
    dry = [field for field, value in values.items() if value is not None and value < 20]
    unknown = [field for field, value in values.items() if value is None]
    print("dry:", dry, "unknown:", unknown)


if __name__ == "__main__":
    main()
