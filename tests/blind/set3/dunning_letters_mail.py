"""Send the dunning letters of the day as mail."""
import os
import smtplib
from email.mime.text import MIMEText

DUE = [("inga@example.org", 120.50), ("jonas@example.org", 89.00)]
TEXT = "Dear customer,\n\nplease pay the open amount of {:.2f} EUR.\n"


def letter(to, amount):
    msg = MIMEText(TEXT.format(amount))
    msg["Subject"] = "Payment reminder"
    msg["From"] = "accounts@example.org"
    msg["To"] = to
    return msg


def main():
    sent = 0
    with smtplib.SMTP(os.environ["SVC_HOST"], int(os.environ["SMTP_PORT"])) as relay:
        relay.ehlo()
        try:
            for to, amount in DUE:
                relay.sendmail("accounts@example.org", [to], letter(to, amount).as_string())
                sent += 1
        finally:
            print(sent, "of", len(DUE), "letters sent")


if __name__ == "__main__":
    main()
