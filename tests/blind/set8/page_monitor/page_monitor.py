"""Watch our public pages and write a status line whenever one changes its state."""
import os
import time

import probe

PAGES = ["/", "/shop", "/login", "/status"]
BASE = os.environ.get("MONITOR_URL", "https://www.corp.example")
LOG = os.environ.get("MONITOR_LOG", "pages.log")


def report(page, state):
    with open(LOG, "a") as fh:
        fh.write(f"{time.strftime('%F %T')} {page} {state}\n")


def main():
    last = {}
    while True:
        for page in PAGES:
            state = probe.status(BASE + page)
            if last.get(page) != state:
                report(page, state)
                last[page] = state
        time.sleep(0.5)


if __name__ == "__main__":
    main()
