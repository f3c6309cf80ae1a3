"""Railway: turns mails to the lost property office into records."""
import email
import os
import poplib
import sqlite3


def mails():
    box = poplib.POP3(os.environ.get("LOSTPROP_HOST", "mail"), int(os.environ.get("LOSTPROP_PORT", "110")))
    try:
        box.user("lost")
        box.pass_("property")
        stat = box.stat()
        for n in range(1, stat[0] + 1):
            yield email.message_from_bytes(b"\n".join(box.retr(n)[1]))
    finally:
        box.close()


def main():
    db = sqlite3.connect("lost.db")
    db.execute("CREATE TABLE IF NOT EXISTS item(sender TEXT, what TEXT)")
    try:
        for m in mails():
            db.execute("INSERT INTO item VALUES (?, ?)", (m["From"], m["Subject"]))
    except poplib.error_proto as e:
        print("mailbox:", e)
    db.commit()


if __name__ == "__main__":
    main()
