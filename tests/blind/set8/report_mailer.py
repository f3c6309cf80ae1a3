"""Mail the morning reports: fetch each from the report server, send it on."""
import os
import smtplib
import urllib.request
from email.message import EmailMessage

URL = os.environ.get("REPORT_URL", "http://reports.internal/reports")
RECIPIENTS = {"sales": "sales@corp.example", "returns": "log@corp.example"}


def report(name):
    with urllib.request.urlopen(f"{URL}/{name}.csv") as resp:
        return resp.read()


def message(name, to, data):
    msg = EmailMessage()
    msg["From"] = "reports@corp.example"
    msg["To"] = to
    msg["Subject"] = f"Report {name}"
    msg.set_content("See the attachment.\n")
    msg.add_attachment(data, maintype="text", subtype="csv", filename=f"{name}.csv")
    return msg


def main():
    with smtplib.SMTP(os.environ.get("SMTP_HOST", "smtp.corp.example"), int(os.environ.get("SMTP_PORT", "25"))) as smtp:
        for name, to in RECIPIENTS.items():
            smtp.send_message(message(name, to, report(name)))
            print("sent", name)


if __name__ == "__main__":
    main()
