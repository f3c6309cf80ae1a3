"""Make thumbnails of the raw product pictures with a handful of threads."""
import os
import threading

SOURCE = os.environ.get("IMAGE_DIR", "/srv/images/new")
TARGET = "thumbs"


def thumbnail(name):
    with open(os.path.join(SOURCE, name), "rb") as fh:
        data = fh.read()
    with open(os.path.join(TARGET, name + ".thumb"), "wb") as out:
        out.write(data[::16])


def main():
    os.makedirs(TARGET, exist_ok=True)
    names = sorted(n for n in os.listdir(SOURCE) if n.endswith(".raw"))
    threads = [threading.Thread(target=thumbnail, args=(n,), daemon=True) for n in names]
    for thread in threads:
        thread.start()
    try:
        while any(t.is_alive() for t in threads):
            done = sum(not t.is_alive() for t in threads)
            print(f"\r{done}/{len(threads)}", end="", flush=True)
            threads[0].join(0.5)
    finally:
        for thread in threads:
            thread.join()
    print("\nfinished")


if __name__ == "__main__":
    main()
