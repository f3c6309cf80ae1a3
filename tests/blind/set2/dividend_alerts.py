"""Send tomorrow's ex-dividend alerts; problems are mailed to the desk."""
import os
import traceback
from pathlib import Path

import httpx

API = os.environ["API_BASE"]


def notify(subject, body):
    Path("outgoing_mail.txt").write_text(f"Subject: {subject}\n\n{body}")


def main():
    with httpx.Client(base_url=API, timeout=None) as client:
        events = client.get("/corporate-actions", params={"type": "dividend"}).json()
    for ev in events["items"]:
        notify(f"ex-div {ev['isin']}", f"{ev['amount']} per share")


if __name__ == "__main__":
    try:
        main()
    except Exception:
        notify("dividend job failed", traceback.format_exc())
