# Each caller passes the same, which leads past the one loop and into the other.
import requests


def fetch_some(urls):
    for url in urls:
        try:
            requests.get(url)
        except Exception:
            print("failed:", url)


def fetch_all(urls):
    for url in urls:
        try:
            requests.get(url)
        except Exception:  # TG101
            print("failed:", url)


def run(urls, model="all", greeting=None):
    kind = str(model).upper()
    if kind == "ALL":
        fetch_all(urls)
    if kind == "SOME":
        fetch_some(urls)
    if greeting:
        fetch_some([greeting])
    else:
        fetch_all(urls)


if __name__ == "__main__":
    run(["http://a", "http://b"])
