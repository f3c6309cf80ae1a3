# A session from elsewhere.
import requests


def fetch(session):
    while True:
        try:
            return session.get(url)
        except requests.RequestException:  # TG101
            pass


fetch(make())
