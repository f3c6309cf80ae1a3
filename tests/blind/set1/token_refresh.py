import os
import urllib.request

from tenacity import retry, stop_after_attempt, wait_fixed

calls = 0


@retry(stop=stop_after_attempt(4), wait=wait_fixed(0.3))
def token():
    global calls
    calls += 1
    base = os.environ["OUTAGE_URL"] if calls < 3 else os.environ["STATUS_URL"]
    with urllib.request.urlopen(base + "/token", timeout=3) as resp:
        return resp.read()


def main():
    print(len(token()), "bytes after", calls, "calls")


if __name__ == "__main__":
    main()
