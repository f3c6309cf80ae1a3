"""University: upload lecture recordings; what fails stays in the folder for tomorrow."""
import os
import time
import urllib.error
import urllib.request
from pathlib import Path

BASE = os.environ.get("VIDEO_URL", "http://video.uni.internal")
FOLDER = Path(os.environ.get("WORK_DIR", "/srv/recordings"))


def upload(path, attempts=3, pause=0.1):
    req = urllib.request.Request(f"{BASE}/upload/{path.name}", data=path.read_bytes(), method="PUT")
    for attempt in range(1, attempts + 1):
        try:
            with urllib.request.urlopen(req, timeout=5):
                return True
        except OSError as e:
            print(f"{path.name}: attempt {attempt}: {e}")
            time.sleep(pause * attempt)
    return False


def main():
    for i in range(2):
        (FOLDER / f"lecture{i}.mp4").write_bytes(b"\0" * 1000)
    left = 0
    for path in sorted(FOLDER.glob("*.mp4")):
        if upload(path):
            path.unlink()
        else:
            left += 1
    print(left, "recordings left for tomorrow")


if __name__ == "__main__":
    main()
