"""Hourly ingest of station observations."""
import os
import sqlite3

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

STATIONS = ("EDDB", "EDDF", "EDDM")
URL = os.environ.get("API_URL", "https://obs.weather.example")


def make_session():
    policy = Retry(total=6, backoff_factor=0.5, status_forcelist=(500, 502, 503, 504))
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=policy))
    session.mount("https://", HTTPAdapter(max_retries=policy))
    return session


def observations(session, station):
    resp = session.get(f"{URL}/stations/{station}/latest")
    resp.raise_for_status()
    body = resp.json()
    return [(station, o["time"], o["temp"], o["wind"]) for o in body["observations"]]


def main():
    path = os.path.join(os.environ.get("WORK_DIR", "/var/lib/weather"), "obs.db")
    db = sqlite3.connect(path)
    db.execute("create table if not exists obs (station, time, temp, wind)")
    session = make_session()
    for station in STATIONS:
        rows = observations(session, station)
        with db:
            db.executemany("insert into obs values (?,?,?,?)", rows)
    db.close()


if __name__ == "__main__":
    main()
