"""Asks the freight forwarders' sites for prices; slow ones are left out of the comparison."""
import logging
import os

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

PORT = os.environ.get("SILENT_PORT", "8031")
FORWARDERS = ["bergmann", "vos"]
log = logging.getLogger("forwarders")


class PriceSession(requests.Session):
    def __init__(self, timeout):
        super().__init__()
        self.timeout = timeout
        self.mount("http://", HTTPAdapter(max_retries=Retry(total=1, backoff_factor=0.1)))

    def request(self, method, url, **kwargs):
        kwargs.setdefault("timeout", self.timeout)
        return super().request(method, url, **kwargs)


def price(session, forwarder):
    try:
        answer = session.get(f"http://127.0.0.1:{PORT}/{forwarder}/price", params={"kg": 120})
        answer.raise_for_status()
        return answer.json()["price"]
    except requests.RequestException as exc:
        log.warning("%s left out: %s", forwarder, exc)
        return None


def main():
    logging.basicConfig(level=logging.WARNING)
    session = PriceSession(timeout=(0.1, 0.15))
    prices = {forwarder: price(session, forwarder) for forwarder in FORWARDERS}
    print({name: value for name, value in prices.items() if value is not None})


if __name__ == "__main__":
    main()
