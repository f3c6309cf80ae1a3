"""Archive audit events; warnings are shipped to the central log collector."""
import logging
import logging.handlers
import os
import tarfile
from pathlib import Path
from urllib.parse import urlparse

log = logging.getLogger("audit")


def setup():
    log.setLevel(logging.INFO)
    log.addHandler(logging.StreamHandler())
    shipper = logging.handlers.HTTPHandler(urlparse(os.environ["API_BASE"]).netloc, "/ingest", method="POST")
    shipper.setLevel(logging.WARNING)
    log.addHandler(shipper)


def archive(folder):
    with tarfile.open("audit.tgz", "w:gz") as tar:
        for p in sorted(folder.glob("*.json")):
            if p.stat().st_size == 0:
                log.warning("empty audit file %s", p.name)
                continue
            tar.add(p, arcname=p.name)


if __name__ == "__main__":
    setup()
    folder = Path("audit")
    folder.mkdir(exist_ok=True)
    for i in range(4):
        (folder / f"{i}.json").write_text("" if i == 2 else "{}")
    archive(folder)
    log.info("archive written")
