"""Fetches the yield of the solar plants."""
import json
import os

import urllib3
from urllib3.util import Retry

BASE = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "8444")


class PlantApi:
    def __init__(self, base):
        self.base = base
        # the portal refuses connections for a moment at midnight
        policy = Retry(total=5, connect=5, read=False, other=0, backoff_factor=0.5)
        self.http = urllib3.PoolManager(retries=policy)

    def daily(self, plant):
        reply = self.http.request("GET", f"{self.base}/plants/{plant}/daily")
        return json.loads(reply.data)["kwh"]


def collect(api, plants):
    return {plant: api.daily(plant) for plant in plants}


def main():
    yields = collect(PlantApi(BASE), ["roof-1", "roof-2", "field"])
    with open("yield.json", "w") as fh:
        json.dump(yields, fh, indent=1)
    print(sum(yields.values()), "kWh")


if __name__ == "__main__":
    main()
