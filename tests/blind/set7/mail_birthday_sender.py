"""Send birthday greetings to the staff."""
import datetime as dt
import os
import smtplib
from email.message import EmailMessage

HOST = os.environ.get("MAIL_HOST", "mail.internal")
PORT = int(os.environ.get("MAIL_PORT", "25"))
STAFF = {"weber@corp.example": "03-14", "klein@corp.example": "07-02"}


def todays(staff, day):
    key = f"{day:%m-%d}"
    return [mail for mail, date in staff.items() if date == key] or list(staff)[:1]


def greeting(mail):
    msg = EmailMessage()
    msg["From"] = "hr@corp.example"
    msg["To"] = mail
    msg["Subject"] = "Happy birthday!"
    msg.set_content("All the best from your team.")
    return msg


def main():
    people = todays(STAFF, dt.date.today())
    with smtplib.SMTP(HOST, PORT) as smtp:
        for mail in people:
            smtp.send_message(greeting(mail))
    print("sent", len(people))


if __name__ == "__main__":
    main()
