"""Import scans from the tray; the work runs in a thread because the tray library wants its own."""
import logging
import os
import pathlib
import socket
import threading

log = logging.getLogger("tray")


class Tray:
    def __init__(self):
        self.sock = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SCADA_PORT"])))

    def next_scan(self):
        self.sock.sendall(b"NEXT\n")
        header = self.sock.recv(32)
        return header and self.sock.recv(int(header))


def import_all(folder):
    tray = Tray()
    n = 0
    while scan := tray.next_scan():
        (folder / f"scan{n:04d}.tif").write_bytes(scan)
        n += 1
    log.info("%d scans", n)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    folder = pathlib.Path(os.environ.get("WORK_DIR", "."))
    threading.Thread(target=import_all, args=(folder,), name="tray").start()
