"""Import leads of the trade fair's app page by page."""
import json
import os

import requests

BASE = os.environ.get("API_URL", "https://fair.example.com")
TARGET = os.path.join(os.environ.get("WORK_DIR", "/data/leads"), "leads.jsonl")
PAGES = 12


def get_page(session, number):
    resp = session.get(f"{BASE}/api/leads", params={"page": number}, timeout=60)
    try:
        resp.raise_for_status()
    except requests.HTTPError as exc:
        print(f"page {number} skipped: {exc}")
        return []
    return resp.json()["leads"]


def main():
    session = requests.Session()
    session.headers["Authorization"] = "Bearer " + os.environ.get("FAIR_TOKEN", "")
    count = 0
    with open(TARGET, "w", encoding="utf-8") as out:
        for number in range(1, PAGES + 1):
            for lead in get_page(session, number):
                out.write(json.dumps(lead) + "\n")
                count += 1
    print(f"{count} leads")


if __name__ == "__main__":
    main()
