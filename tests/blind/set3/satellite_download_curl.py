"""Download satellite scenes with libcurl (resume, bandwidth limit)."""
import os
import sys

import pycurl

SCENES = ["S2A_32UQD.zip", "S2A_33UUU.zip"]


def download(url, target):
    have = os.path.getsize(target) if os.path.exists(target) else 0
    with open(target, "ab") as fh:
        c = pycurl.Curl()
        c.setopt(c.URL, url)
        c.setopt(c.WRITEDATA, fh)
        c.setopt(c.FOLLOWLOCATION, True)
        c.setopt(c.FAILONERROR, True)
        c.setopt(c.CONNECTTIMEOUT, 10)
        c.setopt(c.MAX_RECV_SPEED_LARGE, 20_000_000)
        if have:
            c.setopt(c.RESUME_FROM, have)
        try:
            c.perform()
        finally:
            c.close()
    return os.path.getsize(target)


def main():
    failed = []
    for scene in SCENES:
        target = os.path.join(os.environ.get("WORK_DIR", "."), scene)
        try:
            print(scene, download(f"{os.environ['DOWNLOAD_URL']}/scenes/{scene}", target))
        except pycurl.error as exc:
            failed.append(scene)
            print(scene, exc, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
