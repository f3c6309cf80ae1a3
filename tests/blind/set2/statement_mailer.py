"""Mails the daily statement to the controller."""
import os
import smtplib
from email.message import EmailMessage

HOST, PORT = os.environ["SVC_HOST"], int(os.environ["SMTP_PORT"])


def build():
    msg = EmailMessage()
    msg["From"] = "jobs@example.test"
    msg["To"] = "controller@example.test"
    msg["Subject"] = "Daily statement"
    msg.set_content("See attachment.")
    msg.add_attachment(b"date,amount\n2025-03-01,12.0\n", maintype="text", subtype="csv", filename="s.csv")
    return msg


def send(msg):
    with smtplib.SMTP(HOST, PORT, local_hostname="jobs") as smtp:
        smtp.send_message(msg)


if __name__ == "__main__":
    send(build())
    print("sent")
