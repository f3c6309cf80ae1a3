# The socket of IMAP has been marked as timed out, so that logging out fails at once.
import imaplib

with imaplib.IMAP4("127.0.0.1") as box:
    box.select("INBOX")
    print(box.search(None, "UNSEEN"))
