"""Newspaper desk: take agency dispatches out of the wire mailbox and file them by ressort."""
import email
import imaplib
import os
import re
from email.header import decode_header, make_header
from pathlib import Path

HOST = os.environ.get("WIRE_HOST", "mail.redaktion.internal")
PORT = int(os.environ.get("WIRE_PORT", "143"))
INBOX = Path(os.environ.get("WORK_DIR", "/srv/wire"))
RESSORTS = {"pol": "politics", "eco": "economy", "spo": "sports"}


def ressort_of(subject):
    m = re.match(r"\[(\w{3})\]", subject)
    return RESSORTS.get(m.group(1).lower(), "misc") if m else "misc"


def file_dispatch(raw):
    msg = email.message_from_bytes(raw)
    subject = str(make_header(decode_header(msg.get("Subject", "(none)"))))
    folder = INBOX / ressort_of(subject)
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "_", subject)[:60]
    (folder / f"{name}.eml").write_bytes(raw)


def collect():
    filed = 0
    with imaplib.IMAP4(HOST, PORT) as box:
        box.login("wire", os.environ.get("WIRE_PASSWORD", "x"))
        _, counts = box.select("INBOX")
        for n in range(1, int(counts[0]) + 1):
            num = str(n)
            typ, data = box.fetch(num, "(RFC822)")
            if typ != "OK":
                continue
            file_dispatch(data[0][1])
            box.store(num, "+FLAGS", "\\Deleted")
            filed += 1
        box.expunge()
    return filed


if __name__ == "__main__":
    print(collect(), "dispatches filed")
