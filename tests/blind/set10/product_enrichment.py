"""Enriches product records with data from three optional services."""
import http.client
import json
import os
from dataclasses import dataclass, field

PORT = int(os.environ.get("SILENT_PORT", "8085"))


@dataclass
class Product:
    sku: str
    extra: dict = field(default_factory=dict)


class Optional:
    """Marks a step that is nice to have: whatever goes wrong, the record is kept as it is."""

    problems = []

    def __init__(self, label):
        self.label = label

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc, tb):
        if exc is not None:
            self.problems.append(f"{self.label}: {exc!r}")
        return True


def lookup(path):
    conn = http.client.HTTPConnection("127.0.0.1", PORT)
    conn.request("GET", path)
    return json.load(conn.getresponse())


def enrich(product):
    with Optional("weight"):
        product.extra["weight"] = lookup(f"/weight/{product.sku}")
    with Optional("origin"):
        product.extra["origin"] = lookup(f"/origin/{product.sku}")
    with Optional("images"):
        product.extra["images"] = lookup(f"/images/{product.sku}")
    return product


def main():
    products = [enrich(Product(sku)) for sku in ("K-100", "K-101", "K-207")]
    with open("products.json", "w") as fh:
        json.dump([{"sku": p.sku, **p.extra} for p in products], fh)
    print(len(Optional.problems), "problems")


if __name__ == "__main__":
    main()
