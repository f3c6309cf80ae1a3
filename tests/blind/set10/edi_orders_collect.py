"""Fetches EDI order files from the trading partners' FTP accounts."""
import ftplib
import logging
import os
import pathlib

PORT = int(os.environ.get("SILENT_PORT", "21"))
PARTNERS = {
    "metrohaus": ("127.0.0.1", "edi", "orders"),
    "nordkauf": ("127.0.0.1", "edi2", "out/orders"),
    "gastrofix": ("127.0.0.1", "edi3", "export"),
}
INBOX = pathlib.Path("edi_inbox")

log = logging.getLogger(__name__)


def collect(name, host, user, folder):
    ftp = ftplib.FTP()
    ftp.connect(host, PORT)
    ftp.login(user, os.environ.get("EDI_PASSWORD", "x"))
    ftp.cwd(folder)
    count = 0
    for entry in ftp.nlst():
        if not entry.endswith(".edi"):
            continue
        with open(INBOX / f"{name}_{entry}", "wb") as target:
            ftp.retrbinary(f"RETR {entry}", target.write)
        count += 1
    ftp.quit()
    return count


def main():
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    INBOX.mkdir(exist_ok=True)
    total = 0
    for name, (host, user, folder) in PARTNERS.items():
        try:
            total += collect(name, host, user, folder)
        except ftplib.all_errors as exc:
            log.error("partner %s: %s", name, exc)
    log.info("%d files collected", total)


if __name__ == "__main__":
    main()
