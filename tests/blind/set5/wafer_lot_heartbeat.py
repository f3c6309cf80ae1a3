"""Chip fab: follows the lot tracker and touches a heartbeat file every half second."""
import os
import pathlib
import socket
import threading

BEAT = pathlib.Path("tracker.alive")


class Heartbeat:
    def __init__(self, every):
        self.every = every
        self.beats = 0
        self._schedule()

    def _schedule(self):
        self.timer = threading.Timer(self.every, self._tick)
        self.timer.start()

    def _tick(self):
        self.beats += 1
        BEAT.write_text(str(self.beats))
        self._schedule()

    def cancel(self):
        self.timer.cancel()


def follow(host, port):
    lots = set()
    with socket.create_connection((host, port)) as feed:
        feed.sendall(b"SUBSCRIBE LOTS\n")
        while chunk := feed.recv(512):
            lots.update(x for x in chunk.decode().split() if x.startswith("LOT"))
    return lots


def main():
    beat = Heartbeat(0.5)
    lots = follow(os.environ.get("WAFER_HOST", "mes"), int(os.environ.get("WAFER_PORT", "7700")))
    beat.cancel()
    pathlib.Path("lots.txt").write_text("\n".join(sorted(lots)))


if __name__ == "__main__":
    main()
