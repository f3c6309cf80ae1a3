"""Count unread mails of the support inbox."""
import imaplib
import os
import sys

HOST = os.environ.get("IMAP_HOST", "imap.internal")
PORT = int(os.environ.get("IMAP_PORT", "143"))


def unread(box, folder):
    status, _ = box.select(folder, readonly=True)
    if status != "OK":
        raise RuntimeError(f"{folder}: {status}")
    _, data = box.search(None, "UNSEEN")
    return len(data[0].split())


def main():
    box = imaplib.IMAP4(HOST, PORT)
    box.login("support", "secret")
    counts = {f: unread(box, f) for f in ("INBOX", "Escalated")}
    box.logout()
    for folder, count in counts.items():
        print(f"{folder}: {count}")
    if counts["Escalated"] > 10:
        sys.exit("too many escalations")


if __name__ == "__main__":
    main()
