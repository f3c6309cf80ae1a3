# What a function is passed is not known as soon as it is handed on, or varies.
import requests


def fetch_new(urls):
    for url in urls:
        try:
            requests.get(url)
        except Exception:  # TG101
            print("failed:", url)


def fetch_old(urls):
    for url in urls:
        try:
            requests.get(url)
        except Exception:  # TG101
            print("failed:", url)


def run(urls, new=False):
    if new:
        fetch_new(urls)


def later(urls, old=False):
    if old:
        fetch_old(urls)


if __name__ == "__main__":
    run(["http://a"])
    run(["http://b"], new=True)
    later(["http://a"])
    for step in [later]:
        step(["http://b"], old=True)
