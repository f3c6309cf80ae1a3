# Requests that libraries give up by themselves, and downloads that nothing limits.
import urllib.request

import yfinance as yf
from playwright.sync_api import sync_playwright


def titles(service, folders):
    for folder in folders:
        try:
            print(service.files().get(fileId=folder).execute())
        except Exception as error:  # TG101 (low)
            print(error)


def prices(names):
    for name in names:
        try:
            print(yf.download(name))
        except Exception as error:
            print(error)


def browsers():
    for _ in range(3):
        try:
            with sync_playwright() as starts:
                starts.chromium.launch()
        except Exception as error:
            print(error)


def pages(names):
    for name in names:
        try:
            urllib.request.urlretrieve("https://shop.test/" + name, name)
        except Exception as error:  # TG101
            print(error)


if __name__ == "__main__":
    titles(print, "ab")
    prices("ab")
    browsers()
    pages("ab")
