"""Render the map tiles of the delivery area with several processes."""
import multiprocessing as mp
import os
import socket

HOST = os.environ.get("PEER_HOST", "geo.corp.internal")
PORT = int(os.environ.get("PEER_PORT", "6080"))
OUT = os.environ.get("WORK_DIR", "/srv/tiles")


def render(tile):
    zoom, x, y = tile
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"{zoom}/{x}/{y}\n".encode())
        data = sock.recv(1 << 16)
    with open(os.path.join(OUT, f"{zoom}-{x}-{y}.png"), "wb") as fh:
        fh.write(data)
    return len(data)


def main():
    tiles = [(4, x, y) for x in range(4) for y in range(4)]
    total = 0
    with mp.Pool(2) as pool:
        for size in pool.imap_unordered(render, tiles):
            total += size
    print(total, "bytes")


if __name__ == "__main__":
    main()
