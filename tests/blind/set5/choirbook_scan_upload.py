"""Monastery library: uploads the scans of the choir books to the digital library."""
import os
import pathlib
import urllib.error
import urllib.request

import tenacity

TARGET = os.environ.get("CHOIRBOOK_URL", "http://digital.library.example")


@tenacity.retry(
    retry=tenacity.retry_if_exception_type(urllib.error.HTTPError),
    wait=tenacity.wait_exponential(multiplier=0.2, max=2),
)
def upload(scan):
    request = urllib.request.Request(f"{TARGET}/scans/{scan.name}", data=scan.read_bytes(), method="PUT")
    with urllib.request.urlopen(request) as r:
        return r.status


def main():
    folder = pathlib.Path("scans")
    folder.mkdir(exist_ok=True)
    for n in (1, 2):
        (folder / f"folio_{n:03d}.tif").write_bytes(b"II*\0" + bytes(500))
    for scan in sorted(folder.glob("*.tif")):
        print(scan.name, upload(scan))


if __name__ == "__main__":
    main()
