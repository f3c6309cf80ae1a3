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
    with Step("send"):
        call("/send")
    print(len(segment))
    Step.summary()


if __name__ == "__main__":
    main()
