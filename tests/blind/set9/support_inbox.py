"""Turn new mails of the support mailbox into tickets."""
import email
import imaplib
import json
import os
from email.policy import default

HOST = os.environ.get("IMAP_HOST", "imap.corp.internal")
PORT = int(os.environ.get("IMAP_PORT", "143"))
OUT = os.path.join(os.environ.get("WORK_DIR", "/srv/tickets"), "new.jsonl")


def ticket(raw):
    msg = email.message_from_bytes(raw, policy=default)
    body = msg.get_body(("plain",))
    return {
        "from": msg["From"],
        "subject": msg["Subject"],
        "text": body.get_content() if body else "",
    }


def main():
    with imaplib.IMAP4(HOST, PORT) as box, open(OUT, "a") as out:
        box.login("support", os.environ.get("SUPPORT_PASSWORD", "x"))
        box.select("INBOX")
        _, found = box.search(None, "UNSEEN")
        for number in found[0].split():
            _, parts = box.fetch(number, "(RFC822)")
            out.write(json.dumps(ticket(parts[0][1])) + "\n")


if __name__ == "__main__":
    main()
