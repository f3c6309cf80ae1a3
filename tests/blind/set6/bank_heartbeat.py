"""Wait until the bank's gateway says it is ready, then note it."""
import logging
import os
import socket
import time

log = logging.getLogger("bank_heartbeat")


def ask(host, port):
    with socket.create_connection((host, port)) as conn:
        conn.sendall(b"PING\r\n")
        return conn.recv(64).strip()


def wait_ready(address):
    host, port = address.rsplit(":", 1)
    attempt = 0
    while True:
        attempt += 1
        try:
            if ask(host, int(port)) == b"READY":
                return attempt
        except ConnectionError as exc:
            log.warning("%s not reachable (%s), attempt %d", address, exc, attempt)
        time.sleep(0.5)


def main():
    logging.basicConfig(level=logging.INFO)
    address = os.environ.get("BANK_HOST", "gw.bank.example:7000")
    log.info("%s ready after %d attempts", address, wait_ready(address))


if __name__ == "__main__":
    main()
