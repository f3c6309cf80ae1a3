"""Report of the loyalty bookings of yesterday."""
import logging
import os

import httpx
from tenacity import retry, stop_after_attempt, wait_fixed

URL = os.environ.get("LOYALTY_URL", "https://loyalty.example/api")
client = httpx.Client(timeout=1.5)


@retry(stop=stop_after_attempt(3), wait=wait_fixed(0.3), reraise=True)
def bookings(page):
    resp = client.get(f"{URL}/bookings", params={"page": page})
    resp.raise_for_status()
    return resp.json()


def all_bookings():
    page = 1
    while page:
        body = bookings(page)
        yield from body["items"]
        page = body["next"]


def main():
    total = sum(b["qty"] for b in all_bookings())
    print("points booked:", total)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
