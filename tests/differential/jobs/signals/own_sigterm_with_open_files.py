"""Ends with what is open when it is told to."""

import os
import signal
import sys
import time
import zipfile

archive = zipfile.ZipFile("rows.zip", "w")


def stop(*_):
    archive.writestr(zipfile.ZipInfo("rows.csv"), "row\n" * 1000)
    sys.exit(143)


def main():
    signal.signal(signal.SIGTERM, stop)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)


if __name__ == "__main__":
    main()
