"""Scheduler of the branch server (schedule library)."""
import os
import time
import urllib.request

import schedule

URL = os.environ.get("HEADOFFICE_URL", "http://headoffice.internal")


def fetch_prices():
    with urllib.request.urlopen(f"{URL}/prices") as resp:
        print(len(resp.read()), "bytes of prices")


def send_turnover():
    with urllib.request.urlopen(f"{URL}/turnover", data=b"cents=123400") as resp:
        print("turnover:", resp.status)


def main():
    schedule.every(10).minutes.do(fetch_prices)
    schedule.every().day.at("22:30").do(send_turnover)
    schedule.run_all(delay_seconds=0)
    while True:
        schedule.run_pending()
        time.sleep(1)


if __name__ == "__main__":
    main()
