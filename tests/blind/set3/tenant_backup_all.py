"""Back up all tenants; errors are collected, the exit status tells whether everything went well."""
import logging
import os
import sys

import requests

log = logging.getLogger("tenant-backup")
TENANTS = {"alpha": "SHOP_URL", "beta": "ARCHIVE_URL", "gamma": "HR_URL"}


def backup(tenant, base):
    resp = requests.get(f"{base}/dump/{tenant}", stream=True)
    resp.raise_for_status()
    path = os.path.join(os.environ.get("WORK_DIR", "."), f"{tenant}.dump")
    with open(path, "wb") as fh:
        for block in resp.iter_content(65536):
            fh.write(block)
    return os.path.getsize(path)


def main():
    errors = {}
    for tenant, var in TENANTS.items():
        try:
            size = backup(tenant, os.environ[var])
            log.info("%s: %d bytes", tenant, size)
        except Exception as exc:
            log.error("%s: %s", tenant, exc)
            errors[tenant] = exc
    if errors:
        log.error("%d of %d backups failed", len(errors), len(TENANTS))
    return bool(errors)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    sys.exit(main())
