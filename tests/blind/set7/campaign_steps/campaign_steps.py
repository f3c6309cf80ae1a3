"""Run the steps of the newsletter campaign."""
import os
import urllib.request

from steps import Step

URL = os.environ.get("CAMPAIGN_URL", "http://campaign.internal")


def call(path):
    with urllib.request.urlopen(URL + path) as resp:
        return resp.read()


def main():
    with Step("segment"):
        segment = call("/segments/active")
        print(len(segment), "bytes of segment")
    with Step("totals"):
        totals = {"sent": 0, "failed": 0}
        print("totals", totals)
    Step.summary()


if __name__ == "__main__":
    main()
