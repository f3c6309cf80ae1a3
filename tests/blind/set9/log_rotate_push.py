"""Pack yesterday's logs and send them to the log archive."""
import os
import urllib.request
from pathlib import Path

LOGS = Path(os.environ.get("WORK_DIR", "/var/log/app"))
ARCHIVE = os.environ.get("API_URL", "http://logs.corp.internal")


def prepare():
    (LOGS / "app.log").write_text("start\nstop\n")
    if os.system(f"gzip -kf '{LOGS}/app.log'"):
        raise SystemExit("gzip failed")
    os.system(f"chmod 640 '{LOGS}'/*.gz")


def push(path):
    req = urllib.request.Request(f"{ARCHIVE}/{path.name}", path.read_bytes(), method="PUT")
    with urllib.request.urlopen(req) as resp:
        return resp.status


def main():
    prepare()
    for path in sorted(LOGS.glob("*.gz")):
        print(path.name, push(path))


if __name__ == "__main__":
    main()
