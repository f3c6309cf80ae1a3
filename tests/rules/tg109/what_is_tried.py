"""What is tried may hang, too."""

import urllib.request

try:
    urllib.request.urlopen("http://127.0.0.1/")  # TG109
except Exception:
    pass

if __name__ == "__main__":
    print(urllib.request.urlopen("http://127.0.0.1/").read())
