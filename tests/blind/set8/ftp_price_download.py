"""Download the partner's price list by FTP."""
import ftplib
import logging
import os
import sys

log = logging.getLogger("ftp_prices")


def download(host, port, name, target):
    ftp = ftplib.FTP()
    ftp.connect(host, int(port))
    ftp.login()
    with open(target + ".part", "wb") as fh:
        ftp.retrbinary(f"RETR {name}", fh.write)
    os.replace(target + ".part", target)
    ftp.quit()


def main():
    host, _, port = os.environ.get("PARTNER_FTP", "ftp.partner.example:21").partition(":")
    try:
        download(host, port, "prices.csv", "prices.csv")
    except ftplib.all_errors as exc:
        log.error("price list not available: %s", exc)
        sys.exit(1)
    with open("prices.csv") as fh:
        log.info("%d prices", sum(1 for _ in fh))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
