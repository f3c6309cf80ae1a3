# Closing the socket of a client asks its server for nothing.
import imaplib
import poplib
import smtplib

if __name__ == "__main__":
    box = poplib.POP3("127.0.0.1")
    try:
        box.stat()
    finally:
        box.close()
    relay = smtplib.SMTP("127.0.0.1")
    try:
        relay.noop()
    finally:
        relay.close()
    mail = imaplib.IMAP4("127.0.0.1")
    try:
        mail.noop()
    finally:
        mail.logout()  # TG106
