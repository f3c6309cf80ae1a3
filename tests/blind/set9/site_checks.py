"""Check that the shop's sites answer; the result goes to the status page."""
import os
import socket
import sys
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

HOST = os.environ.get("PEER_HOST", "www.shop.example")
PORT = int(os.environ.get("PEER_PORT", "80"))
SITES = ["de", "fr", "it", "pl"]


def check(site):
    sock = socket.create_connection((HOST, PORT))
    try:
        sock.sendall(f"HEAD / HTTP/1.0\r\nHost: {site}.shop.example\r\n\r\n".encode())
        first = sock.recv(64)
    finally:
        sock.close()
    return site, first.split(b" ", 2)[1] == b"200"


def main():
    pool = ThreadPoolExecutor(len(SITES))
    futures = [pool.submit(check, site) for site in SITES]
    try:
        done, _ = wait(futures, return_when=FIRST_EXCEPTION)
    finally:
        pool.shutdown(wait=False)
    bad = [site for site, ok in (f.result() for f in done) if not ok]
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
