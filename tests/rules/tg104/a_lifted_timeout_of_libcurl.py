# Requests by libcurl without its timeout.
from curl_cffi import requests


def price(session, item):
    answer = session.get(f"http://127.0.0.1/{item}", timeout=None)  # TG104
    return float(answer.text)


def main():
    with requests.Session() as session:
        print(price(session, "kettle"))


if __name__ == "__main__":
    main()
