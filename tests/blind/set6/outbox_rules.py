"""Apply the outbox rules of the support team every second."""
import logging
import os
import time

import requests
import schedule

log = logging.getLogger("outbox_rules")
BASE = os.environ.get("RULES_URL", "http://outbox.internal")


def release_mail():
    mails = requests.get(f"{BASE}/held").json()
    released = 0
    for mail in mails:
        if mail["checked"]:
            requests.post(f"{BASE}/release", json={"id": mail["id"]}).raise_for_status()
            released += 1
    log.info("%d of %d mails released", released, len(mails))


def main():
    logging.basicConfig(level=logging.INFO)
    schedule.every(1).seconds.do(release_mail)
    while True:
        schedule.run_pending()
        time.sleep(0.2)


if __name__ == "__main__":
    main()
