"""Watch the health pages and write a line whenever one changes."""
import os
import time

import probe

PAGES = ["/health", "/ready"]
PAUSE = 30
BASE = os.environ.get("MONITOR_URL", "https://www.corp.example")


def main():
    last = {}
    with open("health.log", "a", buffering=1) as fh:
        while True:
            for page in PAGES:
                state = probe.status(BASE + page)
                if last.get(page) != state:
                    fh.write(f"{time.strftime('%F %T')} {page} {state}\n")
                    last[page] = state
            time.sleep(PAUSE)


if __name__ == "__main__":
    main()
