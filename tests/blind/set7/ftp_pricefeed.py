"""Fetch the wholesaler's price feed by FTP."""
import ftplib
import io
import os
import sys

HOST = os.environ.get("WHOLESALE_HOST", "ftp.wholesale.example")
PORT = int(os.environ.get("WHOLESALE_PORT", "21"))
USER = os.environ.get("WHOLESALE_USER", "corp")


class Feed(ftplib.FTP):
    port = PORT


def parse(text):
    for line in text.splitlines():
        sku, _, price = line.partition("\t")
        if sku and price:
            yield sku, float(price)


def main():
    buf = io.BytesIO()
    with Feed(HOST) as ftp:
        ftp.login(USER, "secret")
        ftp.cwd("outgoing")
        ftp.retrbinary("RETR prices.tsv", buf.write)
    prices = dict(parse(buf.getvalue().decode("latin-1")))
    if not prices:
        sys.exit("empty feed")
    for sku, price in sorted(prices.items()):
        print(f"{sku}\t{price:.2f}")


if __name__ == "__main__":
    main()
