"""Mail the welcome letters to new subscribers."""
import os
import smtplib
from email.message import EmailMessage

HOST = os.environ.get("SMTP_HOST", "mail.corp.internal")
PORT = int(os.environ.get("SMTP_PORT", "25"))
NEW = ["anna@example.com", "ben@example.com"]


def letter(address):
    msg = EmailMessage()
    msg["From"] = "hello@corp.example"
    msg["To"] = address
    msg["Subject"] = "Welcome"
    msg.set_content("Nice to have you with us.\n")
    return msg


def main():
    smtp = smtplib.SMTP(HOST, PORT)
    try:
        for address in NEW:
            smtp.send_message(letter(address))
            print("sent to", address)
    except smtplib.SMTPRecipientsRefused as exc:
        raise SystemExit(f"refused: {exc.recipients}")
    smtp.quit()


if __name__ == "__main__":
    main()
