# A loop in the caller.
import requests


def fetch(url):
    try:
        return requests.get(url)
    except Exception:  # TG101
        return None


for url in urls:
    fetch(url)
