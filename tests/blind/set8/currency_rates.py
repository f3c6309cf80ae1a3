"""Poll the central bank's rates until today's fixing is published, then write it."""
import contextlib
import datetime
import json
import os
import time
import urllib.request

URL = os.environ.get("RATES_URL", "https://rates.bank.example/daily.json")
OUT = os.environ.get("RATES_OUT", "rates.json")


def fetch():
    with urllib.request.urlopen(URL) as resp:
        return json.load(resp)


def todays_fixing():
    today = datetime.date.today().isoformat()
    while True:
        with contextlib.suppress(OSError, ValueError):
            data = fetch()
            if data.get("date") == today:
                return data
        time.sleep(0.3)


def main():
    fixing = todays_fixing()
    tmp = OUT + ".tmp"
    with open(tmp, "w") as fh:
        json.dump(fixing, fh, indent=1)
    os.replace(tmp, OUT)
    print("fixing of", fixing["date"], "written")


if __name__ == "__main__":
    main()
