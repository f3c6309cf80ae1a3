import os
import time

import requests


def wait_until_up(url):
    while True:
        try:
            r = requests.get(url, timeout=3)
            if r.ok:
                return r
        except requests.ConnectionError:
            pass
        time.sleep(1)


if __name__ == "__main__":
    r = wait_until_up(os.environ["OUTAGE_URL"] + "/health")
    print("service is up:", r.json())
