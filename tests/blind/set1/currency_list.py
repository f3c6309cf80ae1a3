import json
import logging
import os
import sys
import urllib.error
import urllib.request

log = logging.getLogger("currencies")


def main():
    try:
        with urllib.request.urlopen(os.environ["STATUS_URL"] + "/currencies", timeout=10) as resp:
            data = json.load(resp)
    except urllib.error.URLError as err:
        log.error("cannot reach server: %s", err.reason)
        return 1
    print(len(data["items"]), "currencies")
    return 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    sys.exit(main())
