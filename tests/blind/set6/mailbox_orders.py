"""Take the orders that customers send by mail out of the mailbox."""
import email
import imaplib
import os
import re

ORDER = re.compile(r"order\s+(\d{6})", re.I)


def numbers(mailbox):
    mailbox.select("INBOX")
    status, data = mailbox.search(None, "UNSEEN")
    if status != "OK":
        raise RuntimeError(f"search: {status}")
    for uid in data[0].split():
        status, parts = mailbox.fetch(uid, "(RFC822)")
        message = email.message_from_bytes(parts[0][1])
        found = ORDER.search(message.get("Subject", ""))
        if found:
            yield found.group(1)


def main():
    host = os.environ.get("IMAP_HOST", "imap.internal")
    port = int(os.environ.get("IMAP_PORT", "143"))
    with imaplib.IMAP4(host, port) as mailbox:
        mailbox.login("orders", os.environ.get("IMAP_PASSWORD", "x"))
        found = sorted(set(numbers(mailbox)))
    print(f"{len(found)} orders by mail")
    for number in found:
        print(number)


if __name__ == "__main__":
    main()
