"""Hotel: push tomorrow's bookings to the three booking platforms."""
import json
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor, wait

BASE = os.environ.get("BOOKING_URL", "http://channel.hotel.internal")
PLATFORMS = ("north", "sun", "city")


def bookings():
    return [{"room": 101 + n, "nights": 1 + n % 3} for n in range(8)]


def push(platform, items):
    req = urllib.request.Request(f"{BASE}/{platform}/availability", data=json.dumps(items).encode(),
                                 headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(req) as r:
        return platform, r.status


def main():
    items = bookings()
    pool = ThreadPoolExecutor(max_workers=len(PLATFORMS), thread_name_prefix="push")
    futures = [pool.submit(push, p, items) for p in PLATFORMS]
    try:
        wait(futures)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    failed = [f.exception() for f in futures if f.exception()]
    for e in failed:
        print("failed:", e)
    raise SystemExit(len(failed))


if __name__ == "__main__":
    main()
