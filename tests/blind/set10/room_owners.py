"""Looks up the owners of the meeting rooms in the directory."""
import logging
import os
import sys

import ldap3
from ldap3.core.exceptions import LDAPInvalidCredentialsResult, LDAPNoSuchObjectResult

PORT = int(os.environ.get("SILENT_PORT", "389"))
ROOMS = ["alster", "elbe", "bille"]
log = logging.getLogger("rooms")


def open_directory():
    server = ldap3.Server("127.0.0.1", port=PORT, get_info=ldap3.NONE)
    try:
        return ldap3.Connection(server, "cn=rooms,dc=example", "secret", auto_bind=True, raise_exceptions=True)
    except LDAPInvalidCredentialsResult:
        sys.exit("the password has expired")


def owner(conn, room):
    try:
        conn.search(f"cn={room},ou=rooms,dc=example", "(objectClass=*)", attributes=["owner"])
    except LDAPNoSuchObjectResult:
        log.info("no such room: %s", room)
        return None
    return str(conn.entries[0].owner)


def main():
    logging.basicConfig(level=logging.INFO)
    conn = open_directory()
    for room in ROOMS:
        print(room, owner(conn, room))
    conn.unbind()


if __name__ == "__main__":
    main()
