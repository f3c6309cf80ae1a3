"""Hostel chain: free beds per house for the booking portals."""
import os

import requests


class Houses:
    def __init__(self, base):
        self.base = base
        self.http = requests.Session()
        self.http.headers["Accept"] = "application/json"

    def beds(self, house):
        r = self.http.get(f"{self.base}/houses/{house}/beds")
        r.raise_for_status()
        return r.json()["free"]


def inventory(api, houses):
    free = {}
    for house in houses:
        try:
            free[house] = api.beds(house)
        except (requests.exceptions.JSONDecodeError, requests.exceptions.HTTPError, KeyError) as e:
            print(house, "unknown:", e)
            free[house] = 0
    return free


def main():
    api = Houses(os.environ.get("HOSTEL_URL", "http://pms.hostels.internal"))
    for house, n in inventory(api, ["lisbon", "porto", "faro"]).items():
        print(house, n)


if __name__ == "__main__":
    main()
