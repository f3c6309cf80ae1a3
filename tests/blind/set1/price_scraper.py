import logging
import os

import httpx
from tenacity import before_sleep_log, retry, retry_if_exception_type, stop_after_attempt, wait_exponential

logging.basicConfig(level=logging.INFO)
logger = logging.getLogger("prices")


@retry(
    retry=retry_if_exception_type(httpx.TransportError),
    stop=stop_after_attempt(5),
    wait=wait_exponential(multiplier=1, max=30),
    before_sleep=before_sleep_log(logger, logging.WARNING),
    reraise=True,
)
def get_price(client: httpx.Client, sku: str) -> float:
    resp = client.get(f"/products/{sku}")
    resp.raise_for_status()
    return float(resp.json()["price"])


def main() -> None:
    with httpx.Client(base_url=os.environ["API_URL"], timeout=httpx.Timeout(10, read=None)) as client:
        for sku in ("A-1", "A-2", "B-7"):
            logger.info("%s costs %.2f", sku, get_price(client, sku))


if __name__ == "__main__":
    main()
