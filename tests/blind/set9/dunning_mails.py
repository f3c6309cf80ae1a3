"""Mail the payment reminders."""
import os
import smtplib
from email.message import EmailMessage

HOST = os.environ.get("SMTP_HOST", "mail.corp.internal")
PORT = int(os.environ.get("SMTP_PORT", "25"))
OVERDUE = [
    ("anna@example.com", "R-1001", 19.9),
    ("ben@example.com", "R-1002", 230.0),
]


def reminder(address, number, amount):
    msg = EmailMessage()
    msg["From"] = "accounting@corp.example"
    msg["To"] = address
    msg["Subject"] = f"Invoice {number} is overdue"
    msg.set_content(f"Please pay {amount:.2f} EUR within ten days.\n")
    return msg


def main():
    with smtplib.SMTP(HOST, PORT) as smtp:
        for address, number, amount in OVERDUE:
            smtp.send_message(reminder(address, number, amount))
            print("sent", number)


if __name__ == "__main__":
    main()
