"""Small HTTP helpers shared by the sync jobs."""
import json
import logging
import time
import urllib.request

log = logging.getLogger(__name__)


def get_json(url, pause=1.0):
    """Return the decoded answer; network trouble is waited out."""
    while True:
        try:
            with urllib.request.urlopen(url) as reply:
                return json.load(reply)
        except OSError as exc:
            log.warning("GET %s: %s", url, exc)
            time.sleep(pause)
