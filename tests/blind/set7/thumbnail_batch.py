"""Fetch originals from the media store and write thumbnails' raw bytes."""
import os
import socket
from concurrent.futures import ThreadPoolExecutor

HOST = os.environ.get("MEDIA_HOST", "media.internal")
PORT = int(os.environ.get("MEDIA_PORT", "7400"))
OUT = os.environ.get("THUMB_DIR", "/srv/thumbs")


def fetch(media_id):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"GET {media_id} w=160\n".encode())
        chunks = []
        while True:
            data = sock.recv(65536)
            if not data:
                break
            chunks.append(data)
    return media_id, b"".join(chunks)


def main():
    ids = [f"img-{n:05d}" for n in range(12)]
    written = 0
    with ThreadPoolExecutor(max_workers=4) as pool:
        for media_id, blob in pool.map(fetch, ids):
            with open(os.path.join(OUT, media_id + ".jpg"), "wb") as fh:
                fh.write(blob)
            written += 1
    print("thumbnails:", written)


if __name__ == "__main__":
    main()
