"""What is no URL is no wait."""

import urllib.request

try:
    urllib.request.urlopen("")
except Exception:
    pass

if __name__ == "__main__":
    print(urllib.request.urlopen("http://127.0.0.1/").read())
