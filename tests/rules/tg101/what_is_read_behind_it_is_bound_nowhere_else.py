# What is read behind it is bound nowhere else, or above.
import sys

import requests


def scrape(url):
    try:
        data = requests.get(url).json()
    except Exception as error:
        print("problem with", url, error)
    print(requests.get(data["mp3"]).text)


def scrape_both(url):
    found = {"mp3": url}
    try:
        found = requests.get(url).json()
    except Exception as error:  # TG101
        print("problem with", url, error)
    print(requests.get(found["mp3"]).text)


if __name__ == "__main__":
    scrape(sys.argv[1])
    scrape_both(sys.argv[1])
