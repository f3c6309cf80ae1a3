"""Book the loyalty points of the day without being cut in half."""
import contextlib
import json
import os
import signal
import urllib.request

BOOKINGS = {"c-17": 120, "c-23": 40, "c-99": 310}


@contextlib.contextmanager
def undisturbed():
    """No signal may end the job between debit and credit."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def call(base, verb, customer, points):
    body = json.dumps({"customer": customer, "points": points}).encode()
    request = urllib.request.Request(f"{base}/{verb}", data=body, method="POST")
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)


def main():
    base = os.environ.get("POINTS_URL", "http://points.internal")
    booked = 0
    for customer, points in BOOKINGS.items():
        with undisturbed():
            call(base, "debit", "pool", points)
            call(base, "credit", customer, points)
        booked += points
    print(booked, "points booked")


if __name__ == "__main__":
    main()
