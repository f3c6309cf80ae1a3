"""Credit checks for new business customers; only time-outs are worth a second try."""
import logging
import os

import requests

URL = "http://127.0.0.1:%s/check" % os.environ.get("SILENT_PORT", "8040")
CUSTOMERS = ["Hofmann KG", "Blue Door Ltd", "Atelier Nord"]
log = logging.getLogger("credit")


class CreditAgency:
    def __init__(self, url):
        self.url = url
        self.session = requests.Session()
        self.session.headers["X-Client"] = "onboarding"

    def rating(self, company):
        while True:
            try:
                answer = self.session.get(self.url, params={"company": company})
            except requests.Timeout:
                log.info("%s: agency timed out, asking again", company)
                continue
            answer.raise_for_status()
            return answer.json()["rating"]


def main():
    logging.basicConfig(level=logging.INFO)
    agency = CreditAgency(URL)
    ratings = {}
    for company in CUSTOMERS:
        ratings[company] = agency.rating(company)
        log.info("%s: %s", company, ratings[company])
    with open("ratings.txt", "w") as fh:
        fh.writelines(f"{company}\t{rating}\n" for company, rating in ratings.items())


if __name__ == "__main__":
    main()
