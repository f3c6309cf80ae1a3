"""Scrapes a reseller's price pages until a page without products turns up."""
import html.parser
import os
from urllib.request import urlopen

SHOP = os.environ.get("RESELLER_URL", "http://www.reseller.example")


class Prices(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = {}

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "article" and "data-sku" in a:
            self.found[a["data-sku"]] = a.get("data-price", "")


def page(n):
    with urlopen(f"{SHOP}/products?page={n}") as r:
        html = r.read().decode()
    parser = Prices()
    parser.feed(html)
    return parser.found


def crawl(limit=30):
    catalogue = {}
    for n in range(1, limit):
        fresh = {}
        try:
            fresh = page(n)
        finally:
            catalogue.update(fresh)
            if not fresh:
                break
    return catalogue


def main():
    catalogue = crawl()
    with open("reseller.csv", "w") as f:
        f.writelines(f"{k};{v}\n" for k, v in catalogue.items())
    print(len(catalogue), "products")


if __name__ == "__main__":
    main()
