"""Apply the pricing rules; each decision is logged to the audit service."""
import logging
import logging.handlers
import os
from urllib.parse import urlsplit

AUDIT = urlsplit(os.environ.get("API_URL", "http://audit.corp.internal"))
RULES = [
    ("clearance", lambda p: p["age"] > 300, 0.5),
    ("bulk", lambda p: p["count"] > 100, 0.9),
]


def setup():
    audit = logging.getLogger("audit")
    audit.setLevel(logging.INFO)
    audit.addHandler(logging.handlers.HTTPHandler(AUDIT.netloc, "/log", method="POST"))
    return audit


def price(product, audit):
    cents = product["cents"]
    for name, applies, factor in RULES:
        if applies(product):
            cents = round(cents * factor)
            audit.info("%s: rule %s gives %d", product["sku"], name, cents)
    return cents


def main():
    audit = setup()
    products = [
        {"sku": f"s{n}", "cents": 1000 + n, "age": n * 50, "count": n * 20} for n in range(20)
    ]
    print(sum(price(product, audit) for product in products))


if __name__ == "__main__":
    main()
