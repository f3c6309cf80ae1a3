import os
import sys

import requests
from loguru import logger

logger.remove()
logger.add(sys.stderr, level="INFO")
API = os.environ["API_BASE"]


def campaigns():
    r = requests.get(f"{API}/ads/campaigns", params={"fields": "id,spend"})
    r.raise_for_status()
    return r.json()["items"]


@logger.catch
def main():
    total = 0.0
    for c in campaigns():
        logger.info("campaign {} spent {}", c["id"], c["spend"])
        total += c["spend"]
    logger.success("total spend {:.2f}", total)


if __name__ == "__main__":
    main()
