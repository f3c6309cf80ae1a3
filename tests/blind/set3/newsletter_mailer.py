"""Send the weekly newsletter in chunks; a chunk the relay rejects is logged and skipped."""
import os
import smtplib
import sys
from email.message import EmailMessage

CHUNK = 2
RECIPIENTS = ["anna@example.org", "ben@example.org", "carla@example.org", "dmitri@example.org", "eva@example.org"]


class Mailer:
    def __init__(self, host, port):
        self.host, self.port = host, port
        self.failed = []

    def build(self, to):
        msg = EmailMessage()
        msg["Subject"] = "What's new this week"
        msg["From"] = "news@example.org"
        msg["To"] = ", ".join(to)
        msg.set_content("Hello,\n\nplease find the news below.\n" * 5)
        return msg

    def deliver(self, to):
        smtp = smtplib.SMTP(self.host, self.port)
        smtp.send_message(self.build(to))
        smtp.quit()

    def deliver_all(self, recipients):
        for i in range(0, len(recipients), CHUNK):
            chunk = recipients[i:i + CHUNK]
            try:
                self.deliver(chunk)
            except smtplib.SMTPException as exc:
                print(f"chunk {i // CHUNK} not delivered: {exc}", file=sys.stderr)
                self.failed.extend(chunk)


if __name__ == "__main__":
    mailer = Mailer(os.environ["SVC_HOST"], int(os.environ["SMTP_PORT"]))
    mailer.deliver_all(RECIPIENTS)
    if mailer.failed:
        sys.exit(f"{len(mailer.failed)} recipients not served")
