"""Adds details to the asset list; values that cannot be parsed are left out."""
import http.client
import json
import os

PORT = int(os.environ.get("SILENT_PORT", "8086"))


class LeaveOut:
    """Skips a detail if its value makes no sense."""

    def __init__(self):
        self.count = 0

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc_type is not None and issubclass(exc_type, (ValueError, KeyError)):
            self.count += 1
            return True
        return False


def lookup(path):
    conn = http.client.HTTPConnection("127.0.0.1", PORT)
    conn.request("GET", path)
    return json.load(conn.getresponse())


def details(asset, skipper):
    record = {"asset": asset}
    with skipper:
        record["power"] = float(lookup(f"/power/{asset}")["watt"])
    with skipper:
        record["year"] = int(lookup(f"/year/{asset}")["year"])
    return record


def main():
    skipper = LeaveOut()
    records = [details(asset, skipper) for asset in ("pump-1", "pump-2")]
    with open("assets.json", "w") as fh:
        json.dump(records, fh)
    print(skipper.count, "details left out")


if __name__ == "__main__":
    main()
