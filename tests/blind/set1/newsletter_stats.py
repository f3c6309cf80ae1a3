import json
import logging
import os
import pathlib

import requests

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("newsletter")
TARGET = pathlib.Path(os.environ["WORK_DIR"]) / "stats.json"


def get_stats(campaign):
    try:
        r = requests.get(f"{os.environ['API_URL']}/campaigns/{campaign}/stats")
        r.raise_for_status()
    except requests.RequestException as exc:
        log.error("could not fetch stats for %s: %s", campaign, exc)
        return None
    return r.json()


def main():
    stats = get_stats("2025-03")
    if stats:
        TARGET.write_text(json.dumps(stats))
        log.info("stats written")
    else:
        log.info("nothing to write today")


if __name__ == "__main__":
    main()
