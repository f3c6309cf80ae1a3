"""Recomputes the credit limits; opens an incident if that does not work out."""
import json
import os
import traceback
import urllib.request

PORT = os.environ.get("SILENT_PORT", "8222")
SCORES = f"http://127.0.0.1:{PORT}/scores"
INCIDENTS = f"http://127.0.0.1:{PORT}/incidents"


def open_incident(text):
    body = json.dumps({"service": "credit-limits", "severity": 2, "text": text[-1500:]}).encode()
    request = urllib.request.Request(INCIDENTS, data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as reply:
        return json.load(reply)["id"]


def limits():
    with urllib.request.urlopen(SCORES) as reply:
        for customer, score in json.load(reply).items():
            yield customer, max(0, (score - 300) * 20)


def recompute(path):
    with open(path, "w") as fh:
        for customer, limit in limits():
            fh.write(f"{customer};{limit}\n")


def main():
    try:
        recompute("limits.csv")
    except Exception:
        number = open_incident(traceback.format_exc())
        print("incident", number)
        raise


if __name__ == "__main__":
    main()
