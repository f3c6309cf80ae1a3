"""Quarry: mail the blasting notice to the neighbours the evening before."""
import datetime
import os
import smtplib
from email.message import EmailMessage

HOST, PORT = os.environ.get("NOTICE_HOST", "smtp.quarry.internal"), int(os.environ.get("NOTICE_PORT", "25"))
NEIGHBOURS = ["mayor@village.example", "school@village.example", "farm@village.example"]


def window():
    day = datetime.date.today() + datetime.timedelta(days=1)
    return f"{day:%A %d %B}, 11:00 to 11:20"


def notice(to, when):
    m = EmailMessage()
    m["From"], m["To"] = "office@quarry.example", to
    m["Subject"] = "Blasting notice"
    m.set_content(f"Dear neighbours,\n\nwe will blast on {when}. The road is closed during that time.\n")
    return m


def main():
    refused = []
    with smtplib.SMTP(HOST, PORT) as smtp:
        for to in NEIGHBOURS:
            try:
                window_text = window()
                smtp.send_message(notice(to, window_text))
            except smtplib.SMTPRecipientsRefused as e:
                refused.append((to, e.recipients))
    for to, why in refused:
        print("refused:", to, why)


if __name__ == "__main__":
    main()
