"""A connection whose own read has been cut off reads no answer to its goodbye."""

import imaplib
import smtplib
from urllib.request import urlopen


def send(server, text):
    server.sendmail("job@localhost", "all@localhost", text)


def mail(text):
    with smtplib.SMTP("localhost") as server:
        send(server, text)
    with smtplib.SMTP("localhost", timeout=10) as server:
        send(server, urlopen("http://localhost/").read())


def count():
    with imaplib.IMAP4("localhost") as box:
        box.login("job", "secret")
        print(box.search(None, "UNSEEN"))


if __name__ == "__main__":
    mail(urlopen("http://localhost/").read())
    count()
