"""Drone survey: collects stitched tiles from the stitcher over ZeroMQ."""
import os

import zmq


class Stitcher:
    def __init__(self):
        self.context = zmq.Context()
        self.outbox = self.context.socket(zmq.PUSH)
        self.inbox = self.context.socket(zmq.PULL)
        for s in (self.outbox, self.inbox):
            s.setsockopt(zmq.LINGER, 0)
            s.connect(f"tcp://127.0.0.1:{os.environ.get('DRONEZMQ_PORT', '7555')}")

    def tiles(self, images):
        inbox = self.inbox
        for image in images:
            self.outbox.send_string(image)
        while True:
            tile = inbox.recv()
            if tile == b"END":
                break
            yield tile

    def close(self):
        self.context.destroy(linger=0)


def main():
    stitcher = Stitcher()
    try:
        for n, tile in enumerate(stitcher.tiles(["dji_001.jpg", "dji_002.jpg"])):
            with open(f"tile_{n:03d}.bin", "wb") as f:
                f.write(tile)
    finally:
        stitcher.close()


if __name__ == "__main__":
    main()
