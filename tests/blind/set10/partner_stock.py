"""Fetches the partner's stock list; if he is late again, yesterday's list stays in use."""
import logging
import os
import shutil
import socket

PORT = int(os.environ.get("SILENT_PORT", "6021"))
TARGET = "partner_stock.csv"
log = logging.getLogger("partner")


def download(path):
    with socket.create_connection(("127.0.0.1", PORT)) as sock, open(path, "wb") as out:
        sock.sendall(b"SEND STOCK\n")
        while True:
            data = sock.recv(16384)
            if not data:
                break
            out.write(data)
    return os.path.getsize(path)


def publish(temporary):
    shutil.move(temporary, TARGET)
    log.info("new stock list in place")


def main():
    logging.basicConfig(level=logging.INFO)
    temporary = TARGET + ".part"
    try:
        size = download(temporary)
    except TimeoutError:
        log.warning("partner is slow today, keeping yesterday's list")
        return 0
    except OSError as exc:
        log.error("no connection to the partner: %s", exc)
        return 1
    if size:
        publish(temporary)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
