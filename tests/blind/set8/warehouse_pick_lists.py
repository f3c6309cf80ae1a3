"""Fetch the pick lists of the next shift from the warehouse controller."""
import logging
import os
import socket
import sys

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger("picks")


def pick_lists(host, port, shift):
    with socket.create_connection((host, port)) as sock:
        fh = sock.makefile("rw", encoding="ascii", newline="\r\n")
        fh.write(f"PICKS {shift}\r\n")
        fh.flush()
        while True:
            line = fh.readline().strip()
            if line in ("", "."):
                return
            yield line.split(";")


def main():
    try:
        lists = list(pick_lists(os.environ.get("WMS_HOST", "wms01"), int(os.environ.get("WMS_PORT", "4001")), "late"))
        with open("picks.txt", "w") as fh:
            for row in lists:
                fh.write("\t".join(row) + "\n")
    except Exception as exc:
        log.error("no pick lists: %s", exc)
        sys.exit(1)
    log.info("%d pick lists", len(lists))


if __name__ == "__main__":
    main()
