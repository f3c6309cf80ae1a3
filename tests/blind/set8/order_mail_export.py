"""Export the subjects of the order mails for statistics."""
import email
import email.header
import imaplib
import os


def subject(raw):
    msg = email.message_from_bytes(raw)
    return str(email.header.make_header(email.header.decode_header(msg.get("Subject", ""))))


def main():
    host = os.environ.get("IMAP_HOST", "imap.corp.example")
    port = int(os.environ.get("IMAP_PORT", "143"))
    with imaplib.IMAP4(host, port, timeout=3) as box, open("subjects.txt", "w") as out:
        box.login("orders", os.environ.get("IMAP_PASSWORD", "x"))
        box.select("INBOX", readonly=True)
        _, data = box.search(None, "ALL")
        for num in data[0].split():
            _, parts = box.fetch(num, "(BODY[HEADER.FIELDS (SUBJECT)])")
            out.write(subject(parts[0][1]) + "\n")


if __name__ == "__main__":
    main()
