"""Harvests snapshots of the construction site cameras."""
import os
import sys
import threading
import urllib.request

PORT = os.environ.get("SILENT_PORT", "8554")
CAMERAS = ["crane", "gate", "tower"]


def monitor(stop):
    """The vendor's watchdog; its thread cannot be ended in an orderly manner."""
    while True:
        stop.wait(5)
        with open("harvest.alive", "w") as fh:
            fh.write("alive\n")


def snapshot(camera):
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/{camera}.jpg") as response:
        data = response.read()
    with open(camera + ".jpg", "wb") as fh:
        fh.write(data)
    return len(data)


def main():
    threading.Thread(target=monitor, args=(threading.Event(),)).start()
    try:
        for camera in CAMERAS:
            print(camera, snapshot(camera), "bytes")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        # the watchdog thread would keep us here for ever
        os._exit(0)


if __name__ == "__main__":
    main()
