"""Wait for the tax office's new VAT table and store it."""
import contextlib
import json
import os
import time
import urllib.request

URL = os.environ.get("RATES_URL", "https://tax.example/vat.json")
OUT = "vat.json"


def current():
    with contextlib.suppress(FileNotFoundError, ValueError):
        with open(OUT) as fh:
            return json.load(fh)
    return {"version": 0}


def fetch():
    with urllib.request.urlopen(URL) as resp:
        return json.load(resp)


def main():
    have = current()["version"]
    while True:
        with contextlib.suppress(FileNotFoundError, ValueError):
            table = fetch()
            if table["version"] > have:
                break
        time.sleep(30)
    with open(OUT, "w") as fh:
        json.dump(table, fh, indent=1)
    print("version", table["version"])


if __name__ == "__main__":
    main()
