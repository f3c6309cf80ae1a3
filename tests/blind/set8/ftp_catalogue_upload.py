"""Upload the product catalogue to the partners' FTP mirrors."""
import ftplib
import io
import json
import logging
import os
import sys

log = logging.getLogger("ftp_catalogue")
MIRRORS = os.environ.get("MIRRORS", "ftp1.partner.example:21,ftp2.partner.example:21").split(",")


def catalogue():
    items = [{"sku": f"P{n}", "price": n * 100} for n in range(100)]
    return json.dumps(items).encode()


def upload(host, port, payload):
    ftp = ftplib.FTP()
    ftp.connect(host, int(port))
    ftp.login(os.environ.get("FTP_USER", "anonymous"), os.environ.get("FTP_PASSWORD", ""))
    ftp.storbinary("STOR catalogue.json.tmp", io.BytesIO(payload))
    ftp.rename("catalogue.json.tmp", "catalogue.json")
    ftp.quit()


def main():
    payload = catalogue()
    bad = []
    for mirror in MIRRORS:
        host, _, port = mirror.partition(":")
        try:
            upload(host, port, payload)
            log.info("%s ok", mirror)
        except ftplib.all_errors as exc:
            log.error("%s: %s", mirror, exc)
            bad.append(mirror)
    return len(bad)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    sys.exit(main())
