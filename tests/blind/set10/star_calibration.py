"""Calibrates the cameras of the sky survey; all of them and the coordinator meet before each exposure."""
import logging
import os
import socket
import threading

PORT = int(os.environ.get("SILENT_PORT", "7624"))
CAMERAS = ["east", "west", "zenith"]
log = logging.getLogger("calibration")


class Camera(threading.Thread):
    def __init__(self, name, gate, offsets):
        super().__init__(name=name)
        self.gate = gate
        self.offsets = offsets
        self.values = []

    def run(self):
        for _ in range(3):
            self.gate.wait()
            offset = self.offsets[-1]
            self.values.append(offset + len(self.name) * 0.01)


def mount_position():
    with socket.create_connection(("127.0.0.1", PORT)) as mount:
        mount.sendall(b"<getProperties version='1.7'/>\n")
        return float(mount.makefile().readline())


def main():
    logging.basicConfig(level=logging.INFO)
    gate = threading.Barrier(len(CAMERAS) + 1)
    offsets = []
    cameras = [Camera(name, gate, offsets) for name in CAMERAS]
    for camera in cameras:
        camera.start()
    for _ in range(3):
        offsets.append(mount_position())
        gate.wait()
    for camera in cameras:
        camera.join()
        log.info("%s: %s", camera.name, camera.values)


if __name__ == "__main__":
    main()
