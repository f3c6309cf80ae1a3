"""Fashion retail: allocates stock to shops; audit records go to a multiprocessing queue that the archiver drains."""
import multiprocessing as mp
import os
import socket

SHOPS = [f"shop-{n:03d}" for n in range(60)]


def allocation(quantity):
    share, rest = divmod(quantity, len(SHOPS))
    return {shop: share + (i < rest) for i, shop in enumerate(SHOPS)}


def audit(queue, style, split):
    record = "|".join(f"{shop}={n}" for shop, n in split.items())
    queue.put((style, record * 12))


def styles(host, port):
    with socket.create_connection((host, port)) as source:
        source.sendall(b"OPEN STYLES\n")
        feed = source.recv(1024)
    return feed.decode().split()


def main():
    trail = mp.Queue()
    for number in range(40):
        audit(trail, f"S{number:04d}", allocation(100 + number * 7))
    extra = styles(os.environ.get("FASHION_HOST", "plm"), int(os.environ.get("FASHION_PORT", "6600")))
    for style in extra:
        audit(trail, style, allocation(10))
    trail.put(None)
    trail.close()


if __name__ == "__main__":
    main()
