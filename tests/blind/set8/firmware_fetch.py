"""Fetch the device firmware from the vendor and check its size."""
import os
import sys

import pycurl

URL = os.environ.get("FIRMWARE_URL", "https://vendor.example/fw/latest.bin")
TARGET = "firmware.bin"


def fetch(url, target):
    curl = pycurl.Curl()
    with open(target, "wb") as fh:
        curl.setopt(pycurl.URL, url)
        curl.setopt(pycurl.WRITEDATA, fh)
        curl.setopt(pycurl.FOLLOWLOCATION, True)
        curl.setopt(pycurl.NOSIGNAL, True)
        curl.perform()
        status = curl.getinfo(pycurl.RESPONSE_CODE)
    curl.close()
    return status


def main():
    status = fetch(URL, TARGET)
    size = os.path.getsize(TARGET)
    print(f"status {status}, {size} bytes")
    if status != 200 or size < 1024:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
