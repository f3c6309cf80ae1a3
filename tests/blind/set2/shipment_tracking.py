import csv
import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

API = os.environ["API_BASE"]
PARCELS = ["1Z001", "1Z002", "1Z003"]


def make_session():
    retry = Retry(total=5, backoff_factor=0.5, status_forcelist=[429, 500, 502, 503, 504])
    s = requests.Session()
    s.mount("http://", HTTPAdapter(max_retries=retry))
    s.mount("https://", HTTPAdapter(max_retries=retry))
    s.headers["Accept"] = "application/json"
    return s


def main():
    session = make_session()
    with open("tracking.csv", "w", newline="") as fh:
        w = csv.writer(fh)
        for parcel in PARCELS:
            r = session.get(f"{API}/track/{parcel}")
            r.raise_for_status()
            w.writerow([parcel, r.json()["status"]])


if __name__ == "__main__":
    main()
