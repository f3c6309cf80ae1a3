"""Import price changes; a pid file keeps a second run away."""
import atexit
import json
import os
import sys
import urllib.request

URL = os.environ.get("PRICE_URL", "http://prices.internal")
FOLDER = os.environ.get("PRICE_DIR", "/srv/prices")
PIDFILE = os.path.join(FOLDER, "import.pid")


def claim():
    try:
        fd = os.open(PIDFILE, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        sys.exit("import is running already")
    os.write(fd, str(os.getpid()).encode())
    os.close(fd)
    atexit.register(os.remove, PIDFILE)


def changes():
    with urllib.request.urlopen(f"{URL}/changes") as resp:
        return json.load(resp)["items"]


def main():
    claim()
    with open(os.path.join(FOLDER, "changes.jsonl"), "a") as fh:
        for change in changes():
            fh.write(json.dumps(change) + "\n")


if __name__ == "__main__":
    main()
