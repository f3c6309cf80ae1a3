"""Builds the phone list from the directory servers; asks the replicas if the first one has a problem."""
import csv
import logging
import os

import ldap3
from ldap3.core.exceptions import LDAPException

PORT = int(os.environ.get("SILENT_PORT", "389"))
REPLICAS = ["127.0.0.1", "127.0.0.2", "127.0.0.3"]
BASE_DN = "ou=staff,dc=example,dc=org"
log = logging.getLogger("staff")


def search(host):
    server = ldap3.Server("127.0.0.1", port=PORT, get_info=ldap3.NONE)
    conn = ldap3.Connection(server, user="cn=reader," + BASE_DN, password="reader")
    conn.bind()
    conn.search(BASE_DN, "(telephoneNumber=*)", attributes=["cn", "telephoneNumber"])
    entries = [(str(e.cn), str(e.telephoneNumber)) for e in conn.entries]
    conn.unbind()
    return entries


def directory():
    for host in REPLICAS:
        try:
            return search(host)
        except LDAPException as exc:
            log.warning("replica %s failed: %s", host, exc)
    raise SystemExit("no directory replica answered")


def main():
    logging.basicConfig(level=logging.INFO)
    rows = directory()
    with open("phones.csv", "w", newline="") as fh:
        csv.writer(fh).writerows(sorted(rows))


if __name__ == "__main__":
    main()
