"""Trailer rental: reminds customers whose trailer is overdue."""
import os
import smtplib
from email.message import EmailMessage

OVERDUE = [("kim@example.org", "T-12"), ("lee@example.org", "T-15")]


def letter(to, trailer):
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = "rent@example.org", to, f"Trailer {trailer} is overdue"
    m.set_content("Please bring it back.")
    return m


def deliver(message):
    host, port = os.environ.get("TRAILER_HOST", "mx"), int(os.environ.get("TRAILER_PORT", "25"))
    with smtplib.SMTP(host, port, timeout=0.4) as smtp:
        smtp.send_message(message)


def main():
    spooled = 0
    for to, trailer in OVERDUE:
        m = letter(to, trailer)
        try:
            deliver(m)
        except (smtplib.SMTPException, OSError) as e:
            print(to, e)
            spooled += 1
            with open(f"spool_{trailer}.eml", "w") as f:
                f.write(m.as_string())
    print(spooled, "spooled")


if __name__ == "__main__":
    main()
