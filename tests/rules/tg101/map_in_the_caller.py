# Map in the caller.
import requests


def fetch(url):
    try:
        return requests.get(url)
    except Exception:  # TG101
        return None


pages = list(map(fetch, urls))


if __name__ == "__main__":
    print("working")
