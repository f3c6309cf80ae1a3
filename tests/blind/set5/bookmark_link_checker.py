"""Library: marks dead links in the subject guides."""
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor

BASE = os.environ.get("BOOKMARK_URL", "http://links.library.example")


def alive(path):
    try:
        with urllib.request.urlopen(BASE + path, timeout=0.4) as r:
            return path, r.status < 400
    except Exception as e:
        print(path, e)
        return path, False


def check(paths):
    with ThreadPoolExecutor(4) as pool:
        return dict(pool.map(alive, paths))


def main():
    state = check([f"/guide/{n}" for n in range(6)])
    dead = sorted(p for p, ok in state.items() if not ok)
    with open("dead_links.txt", "w") as f:
        f.write("\n".join(dead))
    print(len(dead), "dead links")


if __name__ == "__main__":
    main()
