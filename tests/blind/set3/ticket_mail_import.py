"""Turn unread mails of the support mailbox into tickets."""
import email
import email.policy
import imaplib
import json
import os
import pathlib

SPOOL = pathlib.Path(os.environ.get("WORK_DIR", ".")) / "tickets"


def to_ticket(raw: bytes) -> dict:
    msg = email.message_from_bytes(raw, policy=email.policy.default)
    body = msg.get_body(preferencelist=("plain", "html"))
    return {
        "subject": msg["Subject"],
        "from": msg["From"],
        "text": body.get_content() if body else "",
    }


def unread(box):
    _, data = box.search(None, "UNSEEN")
    for num in data[0].split():
        _, parts = box.fetch(num, "(RFC822)")
        yield num, parts[0][1]


def import_all() -> int:
    SPOOL.mkdir(exist_ok=True)
    count = 0
    with imaplib.IMAP4(os.environ["SVC_HOST"], int(os.environ["IMAP_PORT"])) as box:
        box.login("support", os.environ.get("IMAP_PASSWORD", "secret"))
        box.select("INBOX")
        for num, raw in unread(box):
            (SPOOL / f"{num.decode()}.json").write_text(json.dumps(to_ticket(raw)))
            box.store(num, "+FLAGS", "\\Seen")
            count += 1
    return count


if __name__ == "__main__":
    print("imported", import_all(), "tickets")
