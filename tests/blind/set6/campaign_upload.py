"""Upload the pictures of a campaign to the advertising portal."""
import os
import pathlib
import shutil
import tempfile
import urllib.request

ASSETS = {"banner/top.png": 2000, "banner/side.png": 900, "video/spot.mp4": 5000}


def sample_assets():
    root = pathlib.Path(tempfile.mkdtemp(prefix="campaign-"))
    for name, size in ASSETS.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(os.urandom(size))
    return root


def upload(source, target):
    base = os.environ.get("ADS_URL", "http://ads.internal")
    data = pathlib.Path(source).read_bytes()
    request = urllib.request.Request(f"{base}/{os.path.basename(source)}", data=data)
    with urllib.request.urlopen(request) as reply:
        receipt = reply.read()
    pathlib.Path(target + ".receipt").write_bytes(receipt)
    return target


def main():
    source = pathlib.Path(os.environ.get("ASSETS", "")) if "ASSETS" in os.environ else sample_assets()
    target = tempfile.mkdtemp(prefix="receipts-")
    shutil.copytree(source, target, copy_function=upload, dirs_exist_ok=True)
    print("campaign uploaded, receipts in", target)


if __name__ == "__main__":
    main()
