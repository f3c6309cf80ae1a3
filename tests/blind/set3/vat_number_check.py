"""Check the VAT numbers of new customers against the authority's service (monthly)."""
import json
import logging
import os
import urllib.parse
import urllib.request

from tenacity import before_sleep_log, retry, stop_after_attempt, wait_fixed

logger = logging.getLogger("vat")

CUSTOMERS = {
    "4711": "DE123456789",
    "4712": "ATU12345678",
    "4713": "NL123456789B01",
}


@retry(stop=stop_after_attempt(6), wait=wait_fixed(0.5), before_sleep=before_sleep_log(logger, logging.WARNING), reraise=True)
def check(vat_id: str) -> bool:
    query = urllib.parse.urlencode({"id": vat_id})
    with urllib.request.urlopen(f"{os.environ['VIES_URL']}/check?{query}") as resp:
        return bool(json.load(resp).get("valid"))


def main():
    invalid = []
    for customer, vat_id in CUSTOMERS.items():
        if not check(vat_id):
            invalid.append(customer)
    out = os.path.join(os.environ.get("WORK_DIR", "."), "invalid_vat.txt")
    with open(out, "w") as fh:
        fh.writelines(f"{c}\n" for c in invalid)
    logger.info("%d invalid", len(invalid))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
