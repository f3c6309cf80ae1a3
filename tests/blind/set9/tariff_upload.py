"""Upload the tariff files to the regulator's portal."""
import os
import time
import urllib.request
from pathlib import Path

PORTAL = os.environ.get("API_URL", "http://portal.regulator.example")
SOURCE = Path(os.environ.get("WORK_DIR", "/srv/regulator"))


def with_retries(func, *args, tries=6, pause=0.5):
    last = None
    for attempt in range(tries):
        try:
            return func(*args)
        except Exception as exc:
            last = exc
            print(f"{func.__name__}: attempt {attempt + 1} of {tries}: {exc}")
            time.sleep(pause * 2 ** attempt)
    raise last


def upload(path):
    req = urllib.request.Request(f"{PORTAL}/files/{path.name}", path.read_bytes(), method="PUT")
    with urllib.request.urlopen(req) as resp:
        return resp.status


def main():
    (SOURCE / "tariff-2024.xml").write_text("<tariff/>")
    for path in sorted(SOURCE.glob("*.xml")):
        print(path.name, with_retries(upload, path))


if __name__ == "__main__":
    main()
