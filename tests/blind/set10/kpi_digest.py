"""Mails the KPI digest every morning."""
import argparse
import os
import smtplib
from email.message import EmailMessage

import backoff

SMTP_PORT = int(os.environ.get("SILENT_PORT", "25"))


def build_digest(day):
    msg = EmailMessage()
    msg["Subject"] = f"KPI digest {day}"
    msg["From"] = "reports@example.org"
    msg["To"] = "management@example.org"
    rows = [("orders", 118), ("returns", 4), ("tickets", 23)]
    msg.set_content("\n".join(f"{name:10s} {value:6d}" for name, value in rows))
    return msg


def complain(details):
    print("mail relay not available, attempt %(tries)d, next in %(wait).1f s" % details)


@backoff.on_exception(backoff.constant, OSError, interval=1, jitter=None, max_tries=20, on_backoff=complain)
def deliver(msg):
    server = smtplib.SMTP("127.0.0.1", SMTP_PORT)
    try:
        server.send_message(msg)
    finally:
        server.close()


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--day", default="yesterday")
    parser.add_argument("--dry-run", action="store_true")
    args = parser.parse_args(argv)
    msg = build_digest(args.day)
    if args.dry_run:
        print(msg)
        return
    deliver(msg)
    print("digest sent")


if __name__ == "__main__":
    main()
