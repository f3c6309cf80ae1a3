"""File the excise declaration; failures are noted in a local journal."""
import json
import os
import sys
import time
import traceback
import urllib.request

OFFICE = os.environ.get("API_URL", "http://customs.example")
JOURNAL = os.path.join(os.environ.get("WORK_DIR", "/var/log/excise"), "failures.log")


def note(kind, value, tb):
    with open(JOURNAL, "a") as out:
        out.write(time.strftime("%F %T ") + repr(value) + "\n")
        traceback.print_exception(kind, value, tb, file=out)
    sys.__excepthook__(kind, value, tb)


def declare(litres):
    body = json.dumps({"litres": litres, "kind": "beer"}).encode()
    with urllib.request.urlopen(OFFICE + "/declarations", body) as resp:
        return json.load(resp)["receipt"]


def main():
    sys.excepthook = note
    print("receipt", declare(128_400))


if __name__ == "__main__":
    main()
