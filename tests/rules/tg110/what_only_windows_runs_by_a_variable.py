# What only Windows runs, and what it alone does not, by a variable.
import sys
import urllib.request

is_windows = sys.platform.startswith("win")

if __name__ == "__main__":
    if is_windows:
        try:
            urllib.request.urlopen("http://127.0.0.1/").read()
        except Exception:
            print("no answer")
    else:
        try:
            urllib.request.urlopen("http://127.0.0.1/").read()
        except Exception:  # TG110
            print("no answer")
