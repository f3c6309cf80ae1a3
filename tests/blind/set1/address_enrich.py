"""Enrich the order rows."""
import logging
import os
import socket
import sqlite3

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("enrich")


def lookup(sku):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))) as s:
        s.sendall(sku.encode() + b"\n")
        return s.recv(256).decode()


def main():
    con = sqlite3.connect(os.path.join(os.environ["WORK_DIR"], "live.db"))
    con.create_function("lookup", 1, lookup)
    con.execute("CREATE TABLE enriched(id INTEGER, label TEXT)")
    for (oid,) in con.execute("SELECT id FROM orders LIMIT 5").fetchall():
        try:
            con.execute("INSERT INTO enriched SELECT id, lookup(sku) FROM orders WHERE id = ?", (oid,))
        except sqlite3.Error as err:
            log.warning("order %s not enriched: %s", oid, err)
    con.commit()
    log.info("done")


if __name__ == "__main__":
    main()
