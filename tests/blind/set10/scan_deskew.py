"""Straightens scanned pages with the imaging appliance, four processes at a time."""
import os
import socket
from concurrent.futures import ProcessPoolExecutor

PORT = int(os.environ.get("SILENT_PORT", "4433"))
PAGES = [f"page-{n:03d}" for n in range(6)]


def deskew(page):
    payload = page.encode() * 64
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(len(payload).to_bytes(4, "big") + payload)
        head = sock.recv(4)
        size = int.from_bytes(head, "big")
        data = b""
        while len(data) < size:
            data += sock.recv(65536)
    return page, data


def store(results, folder="straight"):
    os.makedirs(folder, exist_ok=True)
    for page, data in results:
        with open(os.path.join(folder, page + ".png"), "wb") as fh:
            fh.write(data)
        print("stored", page)


def main():
    with ProcessPoolExecutor(max_workers=2) as pool:
        store(pool.map(deskew, PAGES))


if __name__ == "__main__":
    main()
