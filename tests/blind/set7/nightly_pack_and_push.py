"""Pack the log of the day and announce it to the archive."""
import os
import sys
import urllib.request

URL = os.environ.get("ARCHIVE_URL", "http://archive.internal")
FOLDER = os.environ.get("LOG_DIR", "/srv/logs")


def pack(path):
    if not os.path.exists(path):
        with open(path, "w") as fh:
            fh.write("no traffic today\n")
    if os.system(f"gzip -f {path}") != 0:
        raise RuntimeError("gzip failed")
    return path + ".gz"


def announce(path):
    data = open(path, "rb").read()
    req = urllib.request.Request(f"{URL}/logs/{os.path.basename(path)}",
                                 data=data, method="PUT")
    with urllib.request.urlopen(req) as resp:
        return resp.status


def main():
    packed = pack(os.path.join(FOLDER, "access.log"))
    status = announce(packed)
    print(packed, status)
    return 0 if status < 300 else 1


if __name__ == "__main__":
    sys.exit(main())
