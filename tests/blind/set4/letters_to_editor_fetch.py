"""Newspaper: letters to the editor out of the mailbox."""
import imaplib
import os
from pathlib import Path

HOST, PORT = os.environ.get("LETTERS_HOST", "mail.redaktion.internal"), int(os.environ.get("LETTERS_PORT", "143"))


def letters():
    with imaplib.IMAP4(HOST, PORT, timeout=0.4) as box:
        box.login("letters", os.environ.get("LETTERS_PW", "x"))
        _, counts = box.select("INBOX")
        for n in range(1, int(counts[0]) + 1):
            yield box.fetch(str(n), "(RFC822)")[1][0][1]


def short(raw):
    """long letters are cut for the print edition"""
    return raw[:20_000]


def main():
    folder, n = Path(os.environ.get("WORK_DIR", ".")), 0
    try:
        for n, raw in enumerate(letters(), 1):
            (folder / f"letter{n}.eml").write_bytes(short(raw))
    except (OSError, imaplib.IMAP4.error) as e:
        print("mailbox:", e)
    print(n, "letters")


if __name__ == "__main__":
    main()
