"""Mail the nightly status to the team."""
import os
import smtplib
import sys
from email.mime.text import MIMEText


def build():
    msg = MIMEText("All jobs finished.")
    msg["Subject"] = "Nightly status"
    msg["From"] = "ops@example.org"
    msg["To"] = "team@example.org"
    return msg


def main():
    try:
        server = smtplib.SMTP(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
        server.sendmail("ops@example.org", ["team@example.org"], build().as_string())
        server.quit()
    except smtplib.SMTPException as e:
        print("mail not sent:", e, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
