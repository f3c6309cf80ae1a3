"""Send the daily digest to the team leads."""
import os
import smtplib
from email.message import EmailMessage

from mailtools import retry

LEADS = ["ops@corp.example", "dev@corp.example"]


def digest():
    msg = EmailMessage()
    msg["From"] = "digest@corp.example"
    msg["Subject"] = "Daily digest"
    msg.set_content("All systems as usual.\n")
    return msg


@retry(attempts=3, pause=0.2)
def send(to):
    msg = digest()
    msg["To"] = to
    host, port = os.environ.get("SMTP_HOST", "smtp.corp.example"), int(os.environ.get("SMTP_PORT", "25"))
    with smtplib.SMTP(host, port, timeout=1) as smtp:
        smtp.send_message(msg)


def main():
    for to in LEADS:
        send(to)
        print("sent to", to)


if __name__ == "__main__":
    main()
