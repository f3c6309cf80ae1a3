"""Pull the stock levels from the warehouse controller (line protocol over TCP)."""
import logging
import os
import socket

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger("wms")


class WmsClient:
    def __init__(self, host, port):
        self.sock = socket.create_connection((host, port))
        self.file = self.sock.makefile("rw", encoding="ascii", newline="\r\n")

    def command(self, line):
        self.file.write(line + "\r\n")
        self.file.flush()
        return self.file.readline().strip()

    def close(self):
        self.sock.close()


def pull(client, aisles):
    stock = {}
    for aisle in aisles:
        answer = client.command(f"STOCK {aisle}")
        sku, _, qty = answer.partition("=")
        stock[sku] = int(qty)
    return stock


def main():
    client = WmsClient(os.environ.get("WMS_HOST", "wms01"), int(os.environ.get("WMS_PORT", "4001")))
    try:
        stock = pull(client, ["A1", "A2", "B1", "B2"])
        log.info("stock: %s", stock)
    except Exception as exc:
        log.error("stock pull failed: %s", exc)
    finally:
        client.close()


if __name__ == "__main__":
    main()
