"""Turns new mails in the helpdesk mailbox into ticket files."""
import email
import imaplib
import logging
import os

from tenacity import before_sleep_log, retry, retry_if_exception_type, stop_after_attempt, wait_fixed

PORT = int(os.environ.get("SILENT_PORT", "143"))
log = logging.getLogger("tickets")

transient = retry(
    retry=retry_if_exception_type((imaplib.IMAP4.abort, OSError)),
    stop=stop_after_attempt(8),
    wait=wait_fixed(1),
    before_sleep=before_sleep_log(log, logging.WARNING),
    reraise=True,
)


@transient
def open_mailbox():
    box = imaplib.IMAP4("127.0.0.1", PORT)
    box.login("helpdesk", os.environ.get("HELPDESK_PASSWORD", ""))
    box.select("INBOX")
    return box


def unseen(box):
    _, data = box.search(None, "UNSEEN")
    for number in data[0].split():
        _, parts = box.fetch(number, "(RFC822)")
        yield number, email.message_from_bytes(parts[0][1])


def main():
    logging.basicConfig(level=logging.INFO)
    os.makedirs("tickets", exist_ok=True)
    box = open_mailbox()
    for number, message in unseen(box):
        path = os.path.join("tickets", number.decode() + ".txt")
        with open(path, "w") as fh:
            fh.write(f"{message['From']}\n{message['Subject']}\n")
        box.store(number, "+FLAGS", "\\Seen")
    box.logout()


if __name__ == "__main__":
    main()
