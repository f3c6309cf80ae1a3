"""Exports the gas day's nominations from the hub operator, within tight limits."""
import json
import logging
import os
import sys

import urllib3

BASE = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "8445")
log = logging.getLogger("gas_day")


class HubApi:
    def __init__(self, base):
        self.base = base
        self.http = urllib3.PoolManager(timeout=urllib3.Timeout(connect=0.2, read=0.25), retries=2)

    def nominations(self, day):
        reply = self.http.request("GET", f"{self.base}/nominations", fields={"day": day})
        return json.loads(reply.data)


def main():
    logging.basicConfig(level=logging.INFO)
    api = HubApi(BASE)
    try:
        rows = api.nominations("2024-01-31")
    except urllib3.exceptions.HTTPError as exc:
        log.error("hub operator does not answer: %s", exc)
        return 1
    with open("nominations.json", "w") as fh:
        json.dump(rows, fh)
    return 0


if __name__ == "__main__":
    sys.exit(main())
