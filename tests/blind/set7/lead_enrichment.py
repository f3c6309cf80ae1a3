"""Enrich leads with company data."""
import logging
import os

import requests
from tenacity import before_sleep_log, retry, wait_random_exponential

log = logging.getLogger("enrich")
URL = os.environ.get("COMPANY_URL", "https://company-data.example")


@retry(wait=wait_random_exponential(max=2), before_sleep=before_sleep_log(log, logging.WARNING))
def company(domain):
    resp = requests.get(f"{URL}/companies", params={"domain": domain})
    resp.raise_for_status()
    return resp.json()


def enrich(lead):
    data = company(lead["domain"])
    return {**lead, "size": data.get("size"), "branch": data.get("branch")}


def main():
    logging.basicConfig(level=logging.INFO)
    leads = [{"name": "Ada", "domain": "ada.example"},
             {"name": "Bo", "domain": "bo.example"}]
    for lead in map(enrich, leads):
        log.info("%(name)s: %(size)s, %(branch)s", lead)


if __name__ == "__main__":
    main()
