from concurrent.futures import ProcessPoolExecutor
import os

import requests


def compute(day):
    r = requests.get(f"{os.environ['API_URL']}/features/{day}")
    r.raise_for_status()
    rows = r.json()
    return day, sum(row["value"] for row in rows)


def main():
    days = [f"2025-06-{d:02d}" for d in range(1, 5)]
    totals = {}
    with ProcessPoolExecutor(max_workers=2) as ex:
        for day, total in ex.map(compute, days):
            totals[day] = total
    print(totals)


if __name__ == "__main__":
    main()
