import os
import time

import requests


def new_orders(session):
    r = session.get(os.environ["STATUS_URL"] + "/orders/export", timeout=5)
    r.raise_for_status()
    return r.json()


session = requests.Session()
while True:
    state = new_orders(session)
    if state["status"] == "finished":
        break
    time.sleep(0.5)

print("export finished:", state["items"])
