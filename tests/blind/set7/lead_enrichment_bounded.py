"""Enrich leads with company data."""
import os

import requests
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_fixed

URL = os.environ.get("COMPANY_URL", "https://company-data.example")


@retry(stop=stop_after_attempt(3), wait=wait_fixed(0.2), reraise=True,
       retry=retry_if_exception_type(requests.RequestException))
def company(domain):
    resp = requests.get(f"{URL}/companies", params={"domain": domain}, timeout=1)
    resp.raise_for_status()
    return resp.json()


def enrich(lead):
    data = company(lead["domain"])
    return {**lead, "size": data.get("size"), "branch": data.get("branch")}


def main():
    leads = [{"name": "Ada", "domain": "ada.example"},
             {"name": "Bo", "domain": "bo.example"}]
    for lead in map(enrich, leads):
        print(lead)


if __name__ == "__main__":
    main()
