"""Import orders that arrive by mail."""
import email
import email.policy
import imaplib
import json
import os
import re

ORDER = re.compile(r"^(\w+)\s+x\s+(\d+)$", re.M)


def parse(raw):
    msg = email.message_from_bytes(raw, policy=email.policy.default)
    body = msg.get_body(("plain",))
    lines = ORDER.findall(body.get_content() if body else "")
    return {"from": msg["From"], "lines": [(sku, int(n)) for sku, n in lines]}


def main():
    host = os.environ.get("IMAP_HOST", "imap.corp.example")
    port = int(os.environ.get("IMAP_PORT", "143"))
    orders = []
    with imaplib.IMAP4(host, port) as box:
        box.login("orders", os.environ.get("IMAP_PASSWORD", "x"))
        box.select("INBOX")
        _, data = box.search(None, "UNSEEN")
        for num in data[0].split():
            _, parts = box.fetch(num, "(RFC822)")
            orders.append(parse(parts[0][1]))
    with open("orders.json", "w") as fh:
        json.dump(orders, fh)


if __name__ == "__main__":
    main()
