# What ends after some attempts, each with a limit; what is not told to retry; and a coroutine's client.
import urllib.request

import vendor
from openai import AsyncOpenAI
from tenacity import retry, stop_after_attempt


@retry(stop=stop_after_attempt(4))
def token():
    return urllib.request.urlopen("http://127.0.0.1/", timeout=3).read()


@retry(stop=stop_after_attempt(4))  # TG108
def page():
    return urllib.request.urlopen("http://127.0.0.1/").read()


def main():
    token()
    page()
    vendor.Client(retries=0)
    vendor.Client(retry_delay=5)
    vendor.Client(request_timeout=5, max_retries=3)
    vendor.Client(max_retries=3)
    AsyncOpenAI(timeout=None)


if __name__ == "__main__":
    main()
