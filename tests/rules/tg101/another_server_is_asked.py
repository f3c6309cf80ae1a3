# Another server is asked.
import requests
import sys


def fetch(host):
    return requests.get(f"http://{host}/")


def main():
    try:
        return fetch("primary")
    except Exception as error:  # TG101
        print(error)
    return fetch("secondary")


sys.exit(main())
