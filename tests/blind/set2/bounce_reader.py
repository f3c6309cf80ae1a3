import email
import imaplib
import os
import re

PATTERN = re.compile(r"Final-Recipient:.*?;\s*(\S+@\S+)")


def bounced(box):
    box.select("INBOX")
    _, data = box.search(None, '(UNSEEN SUBJECT "Undelivered")')
    for num in data[0].split():
        _, parts = box.fetch(num, "(RFC822)")
        msg = email.message_from_bytes(parts[0][1])
        for m in PATTERN.finditer(msg.as_string()):
            yield m.group(1)


def main():
    with imaplib.IMAP4(os.environ["SVC_HOST"], int(os.environ["IMAP_PORT"])) as box:
        box.login("bounce", "secret")
        addresses = sorted(set(bounced(box)))
    with open("suppress.txt", "a") as f:
        f.writelines(a + "\n" for a in addresses)


if __name__ == "__main__":
    main()
