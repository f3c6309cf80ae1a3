"""Computes thumbnail sizes in a pool and tells the shop about each finished picture."""
import http.client
import json
import logging
import os
from concurrent.futures import ThreadPoolExecutor, wait

PORT = int(os.environ.get("SILENT_PORT", "8066"))
PICTURES = {"lamp.jpg": (4000, 3000), "table.jpg": (2400, 2400), "rug.jpg": (1800, 5200)}
log = logging.getLogger("thumbs")


def fit(name, size, box=320):
    width, height = size
    factor = min(box / width, box / height)
    return name, round(width * factor), round(height * factor)


def tell_shop(future):
    name, width, height = future.result()
    conn = http.client.HTTPConnection("127.0.0.1", PORT)
    conn.request("POST", "/thumbnails", json.dumps({"name": name, "w": width, "h": height}))
    reply = conn.getresponse()
    log.info("%s: %d", name, reply.status)
    conn.close()


def main():
    logging.basicConfig(level=logging.INFO)
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [pool.submit(fit, name, size) for name, size in PICTURES.items()]
        wait(futures)
    for future in futures:
        future.add_done_callback(tell_shop)
    log.info("%d pictures done", len(futures))


if __name__ == "__main__":
    main()
