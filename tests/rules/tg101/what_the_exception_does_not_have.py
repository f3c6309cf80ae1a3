# What a handler asks of the exception tells how the job goes on.
import json
import sys
from urllib.request import Request, urlopen


def ask(url, data=None):
    try:
        answer = urlopen(Request(url, data=data))
        text, code, headers = answer.read().decode(), answer.getcode(), answer.headers
    except IOError as error:
        text = error.read().decode() if hasattr(error, "read") else str(error)
        code, headers = getattr(error, "code", None), {}
    if code not in [200, 201, 204]:
        raise ValueError(f"{url}: {code} {text}")
    return json.loads(text), headers


def ask_on(url):
    try:
        return urlopen(url).read()
    except IOError as error:  # TG101
        code, text = getattr(error, "code", None), str(error)
    if code in [401, 403]:
        raise ValueError(f"{url}: {code} {text}")
    return None


def main():
    for url in sys.argv[1:]:
        print(ask(url), ask_on(url))


if __name__ == "__main__":
    main()
