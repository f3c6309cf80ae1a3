import logging
import os
import smtplib
from email.message import EmailMessage

logging.basicConfig(level=logging.INFO)


def remind(addr):
    msg = EmailMessage()
    msg["Subject"], msg["From"], msg["To"] = "Reminder", "billing@example.org", addr
    msg.set_content("Your invoice is due.")
    with smtplib.SMTP(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])) as smtp:
        smtp.send_message(msg)


def main():
    for addr in ("a@example.org", "b@example.org"):
        remind(addr)
        logging.info("reminder sent to %s", addr)


if __name__ == "__main__":
    try:
        main()
    except Exception:
        logging.exception("dunning run failed")
