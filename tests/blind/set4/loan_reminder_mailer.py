"""Bank: reminders for due instalments; what can't be mailed now is put into the spool folder."""
import os
import smtplib
from email.message import EmailMessage
from pathlib import Path

SPOOL = Path(os.environ.get("WORK_DIR", "/var/spool/loans"))
HOST, PORT = os.environ.get("LOAN_HOST", "smtp.bank.internal"), int(os.environ.get("LOAN_PORT", "25"))


def reminder(to, eur):
    m = EmailMessage()
    m["From"], m["To"], m["Subject"] = "loans@bank.example", to, "Instalment due"
    m.set_content(f"Your instalment of EUR {eur} is due on Friday.\n")
    return m


def main():
    mails = [reminder("a@example.org", 250), reminder("b@example.org", 480)]
    for n, m in enumerate(mails):
        try:
            with smtplib.SMTP(HOST, PORT, timeout=0.5) as smtp:
                smtp.send_message(m)
        except (smtplib.SMTPException, OSError) as e:
            print("spooled:", e)
            (SPOOL / f"{n}.eml").write_text(m.as_string())


if __name__ == "__main__":
    main()
