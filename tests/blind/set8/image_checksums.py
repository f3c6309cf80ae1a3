"""Checksums of the raw product pictures, by a few threads."""
import hashlib
import os
import threading

SOURCE = os.environ.get("IMAGE_DIR", "/srv/images/new")
sums = {}
stop = threading.Event()


def checksum(names):
    for name in names:
        if stop.is_set():
            return
        with open(os.path.join(SOURCE, name), "rb") as fh:
            sums[name] = hashlib.file_digest(fh, "sha256").hexdigest()


def main():
    names = sorted(os.listdir(SOURCE))
    threads = [threading.Thread(target=checksum, args=(names[i::2],), daemon=True) for i in range(2)]
    for thread in threads:
        thread.start()
    try:
        for thread in threads:
            thread.join()
    finally:
        stop.set()
        for thread in threads:
            thread.join(timeout=0.5)
    for name, value in sorted(sums.items()):
        print(value, name)


if __name__ == "__main__":
    main()
