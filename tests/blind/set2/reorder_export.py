import logging
import os
import time

import requests

API = os.environ["EXPORT_API"]
log = logging.getLogger("reorder")


class ExportFailed(RuntimeError):
    pass


def start_export(session):
    r = session.post(f"{API}/exports", json={"kind": "reorder"}, timeout=10)
    r.raise_for_status()
    return r.json()["id"]


def wait_for(session, export_id, poll=0.5):
    while True:
        r = session.get(f"{API}/exports/{export_id}", timeout=10)
        r.raise_for_status()
        status = r.json()["status"]
        if status == "DONE":
            return r.json()["url"]
        if status == "ERROR":
            raise ExportFailed(export_id)
        log.info("export %s is %s", export_id, status)
        time.sleep(poll)


def main():
    with requests.Session() as s:
        eid = start_export(s)
        url = wait_for(s, eid)
        data = s.get(url, timeout=60).content
        with open("reorder.xlsx", "wb") as f:
            f.write(data)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
