"""Pull the contacts of the CRM page by page into a JSON-lines file."""
import json
import os

import requests

BASE = os.environ.get("API_URL", "https://crm.example.com")
TARGET = os.path.join(os.environ.get("WORK_DIR", "/data/crm"), "contacts.jsonl")
PAGES = 40


def get_page(session, number):
    try:
        resp = session.get(f"{BASE}/api/contacts", params={"page": number, "size": 200})
        resp.raise_for_status()
    except requests.RequestException as exc:
        print(f"page {number} skipped: {exc}")
        return []
    return resp.json()["contacts"]


def clean(contact):
    return {
        "id": contact["id"],
        "mail": (contact.get("mail") or "").strip().lower(),
        "name": " ".join((contact.get("name") or "").split()),
    }


def main():
    session = requests.Session()
    session.headers["Authorization"] = "Bearer " + os.environ.get("CRM_TOKEN", "")
    count = 0
    with open(TARGET, "w", encoding="utf-8") as out:
        for number in range(1, PAGES + 1):
            for contact in get_page(session, number):
                out.write(json.dumps(clean(contact)) + "\n")
                count += 1
    print(f"{count} contacts")


if __name__ == "__main__":
    main()
