"""Fetch scanned bills from the intake mailbox and drop the attachments in the inbox folder."""
import email
import imaplib
import logging
import os
import pathlib
import time

log = logging.getLogger("mailbox_intake")
HOST = os.environ.get("IMAP_HOST", "imap.corp.example")
PORT = int(os.environ.get("IMAP_PORT", "143"))
INBOX = pathlib.Path(os.environ.get("INTAKE_DIR", "inbox"))


def connect():
    while True:
        try:
            box = imaplib.IMAP4(HOST, PORT)
            box.login(os.environ.get("IMAP_USER", "intake"), os.environ.get("IMAP_PASSWORD", ""))
            box.select("INBOX")
            return box
        except OSError as exc:
            log.warning("imap not reachable (%s), trying again", exc)
            time.sleep(0.5)


def save_attachments(msg):
    count = 0
    for part in msg.walk():
        name = part.get_filename()
        if name:
            (INBOX / os.path.basename(name)).write_bytes(part.get_payload(decode=True) or b"")
            count += 1
    return count


def main():
    INBOX.mkdir(exist_ok=True)
    box = connect()
    _, data = box.search(None, "UNSEEN")
    for num in data[0].split():
        _, parts = box.fetch(num, "(RFC822)")
        n = save_attachments(email.message_from_bytes(parts[0][1]))
        log.info("message %s: %d attachments", num.decode(), n)
        box.store(num, "+FLAGS", "\\Seen")
    box.logout()


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    main()
