"""Refresh the KPI table on the intranet start page."""
import json
import logging
import os
import sys
import urllib.request

log = logging.getLogger("kpi")
URL = os.environ.get("KPI_URL", "http://bi.internal")
TARGET = os.path.join(os.environ.get("KPI_DIR", "/srv/www"), "kpi.json")


def load(name):
    with urllib.request.urlopen(f"{URL}/kpi/{name}") as resp:
        return json.load(resp)


def refresh():
    kpis = {name: load(name) for name in ("revenue", "churn", "nps")}
    tmp = TARGET + ".tmp"
    with open(tmp, "w") as fh:
        json.dump(kpis, fh)
    os.replace(tmp, TARGET)


if __name__ == "__main__":
    try:
        refresh()
    except Exception:
        log.exception("refresh failed")
        sys.exit(1)
