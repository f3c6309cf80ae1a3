"""Exports yesterday's charging sessions from the charge point operator."""
import json
import logging
import os
import sys

import urllib3

BASE = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "8443")
log = logging.getLogger("charger_export")


class OperatorApi:
    def __init__(self, base, token):
        self.base = base
        self.http = urllib3.PoolManager(headers={"Authorization": f"Bearer {token}"})

    def sessions(self, site, page=1):
        reply = self.http.request("GET", f"{self.base}/sites/{site}/sessions", fields={"page": str(page)})
        if reply.status != 200:
            raise RuntimeError(f"operator answered {reply.status}")
        return json.loads(reply.data)


def export(api, site, path):
    rows = []
    page = 1
    while True:
        answer = api.sessions(site, page)
        rows.extend(answer["items"])
        if not answer.get("next"):
            break
        page += 1
    with open(path, "w") as fh:
        json.dump(rows, fh)
    return len(rows)


def main():
    logging.basicConfig(level=logging.INFO, stream=sys.stdout)
    api = OperatorApi(BASE, os.environ.get("CPO_TOKEN", "none"))
    for site in ("depot-north", "depot-south"):
        log.info("%s: %d sessions", site, export(api, site, f"{site}.json"))


if __name__ == "__main__":
    main()
