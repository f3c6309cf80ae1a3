"""Send the weekly newsletter to the subscribers of one list."""
import argparse
import os
import smtplib
from email.message import EmailMessage

LISTS = {
    "retail": ["anna@example.org", "bert@example.org"],
    "press": ["desk@example.org"],
}


def compose(recipient, issue):
    msg = EmailMessage()
    msg["From"] = "news@example.org"
    msg["To"] = recipient
    msg["Subject"] = f"Weekly news, issue {issue}"
    msg.set_content("Dear reader,\n\nplease find this week's news below.\n")
    return msg


def send_issue(name, issue):
    host = os.environ.get("MAIL_HOST", "mail.internal")
    port = int(os.environ.get("MAIL_PORT", "25"))
    sent = 0
    with smtplib.SMTP(host, port) as smtp:
        smtp.ehlo()
        for recipient in LISTS[name]:
            smtp.send_message(compose(recipient, issue))
            sent += 1
    return sent


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--list", default="retail", choices=sorted(LISTS))
    parser.add_argument("--issue", type=int, default=1)
    args = parser.parse_args()
    print(send_issue(args.list, args.issue), "mails sent")


if __name__ == "__main__":
    main()
