"""Export the audit trail through a server side cursor."""
import json
import os

import requests


class Trail:
    def __init__(self, base):
        self.base = base
        self.http = requests.Session()

    def entries(self):
        cursor = self.http.post(self.base + "/cursors", timeout=30).json()["cursor"]
        page = 1
        try:
            while True:
                resp = self.http.get(f"{self.base}/cursors/{cursor}?page={page}")
                items = resp.json()["items"]
                if not items:
                    return
                yield from items
                page += 1
        finally:
            # give the cursor back, they are limited
            self.http.delete(f"{self.base}/cursors/{cursor}")


def main():
    trail = Trail(os.environ["AUDIT_URL"])
    path = os.path.join(os.environ.get("WORK_DIR", "."), "audit.jsonl")
    count = 0
    with open(path, "w") as fh:
        for entry in trail.entries():
            fh.write(json.dumps(entry, sort_keys=True) + "\n")
            count += 1
    print(count, "entries")


if __name__ == "__main__":
    main()
