"""Send the weekly newsletter to the subscribers file."""
import os
import smtplib
from email.message import EmailMessage

from mailtools import retry

HOST = os.environ.get("SMTP_HOST", "smtp.corp.example")
PORT = int(os.environ.get("SMTP_PORT", "25"))
SUBSCRIBERS = ["anna@example.org", "ben@example.org", "cleo@example.org"]


def build(to):
    msg = EmailMessage()
    msg["From"] = "news@corp.example"
    msg["To"] = to
    msg["Subject"] = "This week"
    msg.set_content("Hello,\n\nthe news of the week are on our site.\n")
    return msg


@retry(pause=0.2)
def send(to):
    with smtplib.SMTP(HOST, PORT) as smtp:
        smtp.send_message(build(to))


def main():
    for to in SUBSCRIBERS:
        send(to)
        print("sent to", to)


if __name__ == "__main__":
    main()
