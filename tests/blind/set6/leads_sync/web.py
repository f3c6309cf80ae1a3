"""Small HTTP helpers shared by the sync jobs."""
import json
import logging
import time
import urllib.request

log = logging.getLogger(__name__)


def get_json(url, attempts=3, timeout=1):
    """Return the decoded answer; short network trouble is waited out."""
    for attempt in range(1, attempts + 1):
        try:
            with urllib.request.urlopen(url, timeout=timeout) as reply:
                return json.load(reply)
        except OSError as exc:
            log.warning("GET %s: %s", url, exc)
            if attempt == attempts:
                raise
            time.sleep(0.2)
