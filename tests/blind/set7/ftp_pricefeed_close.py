"""Fetch the wholesaler's price feed by FTP."""
import ftplib
import io
import os
import sys

HOST = os.environ.get("WHOLESALE_HOST", "ftp.wholesale.example")
PORT = int(os.environ.get("WHOLESALE_PORT", "21"))


def fetch(name):
    buf = io.BytesIO()
    ftp = ftplib.FTP()
    try:
        ftp.connect(HOST, PORT)
        ftp.login("corp", "secret")
        ftp.retrbinary(f"RETR {name}", buf.write)
    finally:
        ftp.close()
    return buf.getvalue()


def main():
    prices = {}
    for line in fetch("prices.tsv").decode("latin-1").splitlines():
        sku, _, price = line.partition("\t")
        prices[sku] = float(price)
    if not prices:
        sys.exit("empty feed")
    print(len(prices), "prices")


if __name__ == "__main__":
    main()
