"""Newspaper: import the obituaries that the funeral homes entered, make the page order."""
import json
import os
import sys

import requests

API = os.environ.get("OBIT_URL", "http://ads.redaktion.internal")


def load(day):
    with requests.Session() as s:
        s.headers.update({"Accept": "application/json"})
        try:
            resp = s.get(f"{API}/obituaries", params={"day": day})
            resp.raise_for_status()
            return resp.json()
        except requests.HTTPError as e:
            print("ads system:", e, file=sys.stderr)
            return []
        except ValueError as e:
            print("no JSON:", e, file=sys.stderr)
            return []


def columns(ads, height=420):
    cols, cur, used = [], [], 0
    for ad in sorted(ads, key=lambda a: -a["mm"]):
        if used + ad["mm"] > height:
            cols.append(cur)
            cur, used = [], 0
        cur.append(ad["id"])
        used += ad["mm"]
    return cols + [cur] if cur else cols


def main():
    ads = load(os.environ.get("ISSUE_DAY", "2026-02-01"))
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "page.json"), "w") as f:
        json.dump(columns(ads), f)
    print(len(ads), "obituaries")


if __name__ == "__main__":
    main()
