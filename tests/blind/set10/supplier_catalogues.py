"""Fetches the suppliers' catalogues by FTP."""
import ftplib
import logging
import os

PORT = int(os.environ.get("SILENT_PORT", "21"))
SUPPLIERS = {"weber": "katalog.csv", "lund": "pub/catalogue.csv"}
log = logging.getLogger("catalogues")


class SupplierFtp:
    def __init__(self, name):
        self.name = name
        self.ftp = ftplib.FTP()

    def __enter__(self):
        self.ftp.connect("127.0.0.1", PORT)
        self.ftp.login(self.name, "catalogue")
        return self

    def __exit__(self, *exc):
        self.ftp.close()

    def fetch(self, path, target):
        with open(target, "wb") as fh:
            self.ftp.retrbinary(f"RETR {path}", fh.write)


def main():
    logging.basicConfig(level=logging.INFO)
    for name, path in SUPPLIERS.items():
        try:
            with SupplierFtp(name) as supplier:
                supplier.fetch(path, f"{name}.csv")
        except ftplib.all_errors:
            log.exception("supplier %s", name)
            raise
        log.info("%s fetched", name)


if __name__ == "__main__":
    main()
