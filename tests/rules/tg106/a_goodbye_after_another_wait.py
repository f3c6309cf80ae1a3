"""The alarm goes off while the connection is idle, so that its goodbye waits for an answer."""

import imaplib
import smtplib
from urllib.request import urlopen


def report(name):
    return urlopen(f"http://localhost/{name}").read()


def mail(names):
    with smtplib.SMTP("localhost") as server:  # TG106
        for name in names:
            server.sendmail("job@localhost", "all@localhost", report(name))


def mark():
    with imaplib.IMAP4("localhost") as box:  # TG106
        box.login("job", urlopen("http://localhost/secret").read())


if __name__ == "__main__":
    mail(["sales"])
    mark()
