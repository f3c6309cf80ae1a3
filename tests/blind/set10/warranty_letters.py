"""Mails warranty letters; a full mailbox is tried again later."""
import os
import smtplib
from email.message import EmailMessage

import backoff

PORT = int(os.environ.get("SILENT_PORT", "25"))
LETTERS = [("jo@example.org", "dishwasher"), ("kim@example.org", "kettle")]


def letter(address, product):
    msg = EmailMessage()
    msg["From"] = "service@example.org"
    msg["To"] = address
    msg["Subject"] = f"Your {product}"
    msg.set_content(f"The warranty of your {product} ends next month.")
    return msg


@backoff.on_exception(backoff.expo, smtplib.SMTPDataError, max_tries=6)
def send(server, msg):
    server.send_message(msg)


def main():
    server = smtplib.SMTP()
    try:
        server.connect("127.0.0.1", PORT)
        for address, product in LETTERS:
            send(server, letter(address, product))
            print("sent to", address)
    finally:
        server.close()


if __name__ == "__main__":
    main()
