"""Law firm: court dates into the office calendar."""
import json
import os
import urllib.request

import backoff

BASE = os.environ.get("COURT_URL", "http://court.example")


class Calendar:
    def __init__(self, path):
        self.path, self.dates = path, []

    @backoff.on_exception(backoff.constant, OSError, max_tries=3, interval=0.1, jitter=None)
    def load(self):
        with urllib.request.urlopen(BASE + "/dates", timeout=0.3) as r:
            self.dates = json.load(r)

    def save(self):
        with open(self.path, "w") as f:
            json.dump(self.dates, f)


def main():
    cal = Calendar(os.path.join(os.environ.get("WORK_DIR", "."), "calendar.json"))
    try:
        cal.load()
    except OSError as e:
        print("court server:", e, "- calendar unchanged")
        return
    cal.save()


if __name__ == "__main__":
    main()
