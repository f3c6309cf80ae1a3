"""Fetch the faxes that the provider delivers by mail."""
import email
import os
import poplib
from email.policy import default
from pathlib import Path

HOST = os.environ.get("POP_HOST", "pop.fax.example")
PORT = int(os.environ.get("POP_PORT", "110"))
OUT = Path(os.environ.get("WORK_DIR", "/srv/fax"))


def save(raw):
    msg = email.message_from_bytes(raw, policy=default)
    for part in msg.iter_attachments():
        (OUT / Path(part.get_filename("fax.tif")).name).write_bytes(part.get_content())


def main():
    box = poplib.POP3(HOST, PORT)
    try:
        box.user("fax")
        box.pass_(os.environ.get("FAX_PASSWORD", "x"))
        count, _ = box.stat()
        for number in range(1, count + 1):
            save(b"\r\n".join(box.retr(number)[1]))
            box.dele(number)
        box.quit()
    finally:
        box.close()


if __name__ == "__main__":
    main()
