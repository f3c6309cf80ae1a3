"""Send the morning digest to every team lead."""
import os
import smtplib
import time
from email.message import EmailMessage

HOST = os.environ.get("MAIL_HOST", "mail.internal")
PORT = int(os.environ.get("MAIL_PORT", "25"))
LEADS = ["ops@corp.example", "sales@corp.example"]


def compose(to, lines):
    msg = EmailMessage()
    msg["From"] = "digest@corp.example"
    msg["To"] = to
    msg["Subject"] = "Morning digest"
    msg.set_content("\n".join(lines))
    return msg


def deliver(msg):
    delay = 0.5
    while True:
        try:
            with smtplib.SMTP(HOST, PORT) as smtp:
                smtp.send_message(msg)
            return
        except (smtplib.SMTPException, OSError) as err:
            print(f"mail relay not ready ({err}), next try in {delay}s")
            time.sleep(delay)
            delay = min(delay * 2, 60)


def main():
    lines = ["open tickets: 12", "failed builds: 3", "stock alerts: 0"]
    for lead in LEADS:
        deliver(compose(lead, lines))
        print("sent to", lead)


if __name__ == "__main__":
    main()
