"""Hand the newsletter over to the mailing provider in batches."""
import json
import os
import urllib.request

PROVIDER = os.environ.get("API_URL", "http://mailing.provider.example")
READERS = [f"reader{n}@example.com" for n in range(900)]


def batches(items, size):
    for start in range(0, len(items), size):
        yield items[start:start + size]


def deliver(issue):
    accepted = 0
    try:
        for batch in batches(READERS, 500):
            body = json.dumps({"issue": issue, "to": batch}).encode()
            with urllib.request.urlopen(PROVIDER + "/batches", body) as resp:
                accepted += json.load(resp)["accepted"]
    finally:
        print(f"{accepted} of {len(READERS)} accepted")
        return accepted


def main():
    deliver("2024-06")


if __name__ == "__main__":
    main()
