"""Score the new leads."""
import os

import httpx
from loguru import logger


def new_leads():
    resp = httpx.get(os.environ["API_URL"] + "/leads", timeout=httpx.Timeout(None))
    resp.raise_for_status()
    return resp.json()


@logger.catch
def main():
    logger.info("scoring started")
    for lead in new_leads():
        score = 10 * bool(lead.get("phone")) + 5 * bool(lead.get("company"))
        logger.info("lead {} -> {}", lead["id"], score)
    logger.info("scoring done")


if __name__ == "__main__":
    main()
