import email
import imaplib
import os
import sys


def unseen(box):
    box.select("INBOX")
    _, data = box.search(None, "UNSEEN")
    for num in data[0].split():
        _, parts = box.fetch(num, "(RFC822)")
        yield email.message_from_bytes(parts[0][1])


def main():
    try:
        box = imaplib.IMAP4(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
        box.login("tickets", "secret")
        for msg in unseen(box):
            print(msg["From"], msg["Subject"])
        box.logout()
    except imaplib.IMAP4.error as err:
        sys.exit(f"imap: {err}")


if __name__ == "__main__":
    main()
