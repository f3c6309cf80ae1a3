"""Delete mails older than 30 days from the robot mailbox."""
import datetime
import imaplib
import logging
import os
import time

log = logging.getLogger("mailbox_cleanup")


def login():
    while True:
        try:
            box = imaplib.IMAP4(os.environ.get("IMAP_HOST", "imap.corp.example"), int(os.environ.get("IMAP_PORT", "143")))
            box.login("robot", os.environ.get("IMAP_PASSWORD", ""))
            return box
        except imaplib.IMAP4.error as exc:
            log.warning("login refused (%s), trying again", exc)
            time.sleep(5)


def main():
    before = (datetime.date.today() - datetime.timedelta(days=30)).strftime("%d-%b-%Y")
    box = login()
    box.select("INBOX")
    _, data = box.search(None, "BEFORE", before)
    numbers = data[0].split()
    for num in numbers:
        box.store(num, "+FLAGS", "\\Deleted")
    box.expunge()
    box.logout()
    log.info("%d mails deleted", len(numbers))


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    main()
