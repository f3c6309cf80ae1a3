"""VAT check of new customers."""
import os

import httpx
from tenacity import RetryError, retry, retry_if_exception_type, stop_after_attempt, wait_fixed

IDS = ["DE123456789"]


@retry(stop=stop_after_attempt(3), wait=wait_fixed(0.1), retry=retry_if_exception_type(httpx.TransportError))
def check(client, vat_id):
    return client.get("/check", params={"id": vat_id}).json()["valid"]


def main():
    unknown = []
    with httpx.Client(base_url=os.environ["VIES_URL"], timeout=0.3) as client:
        for vat_id in IDS:
            try:
                check(client, vat_id)
            except RetryError:
                unknown.append(vat_id)
    print("could not check:", unknown)


if __name__ == "__main__":
    main()
