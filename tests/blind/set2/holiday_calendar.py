"""Refresh the exchange holiday calendar used by the settlement jobs."""
import json
import os
from datetime import date

import urllib3

http = urllib3.PoolManager(headers={"User-Agent": "settle/3"})


def holidays(mic):
    resp = http.request("GET", f"{os.environ['API_BASE']}/calendars/{mic}/{date.today().year}")
    if resp.status != 200:
        raise RuntimeError(f"{mic}: HTTP {resp.status}")
    return json.loads(resp.data)["holidays"]


if __name__ == "__main__":
    cal = {mic: holidays(mic) for mic in ("XETR", "XLON", "XNYS")}
    with open("holidays.json", "w") as f:
        json.dump(cal, f, indent=1)
