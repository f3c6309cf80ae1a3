"""Hands frames to the render nodes and waits for their receipts."""
import os

import zmq

PORT = os.environ.get("SILENT_PORT", "5570")


class Controller:
    def __init__(self):
        self.context = zmq.Context()
        self.socket = self.context.socket(zmq.DEALER)
        self.socket.connect(f"tcp://127.0.0.1:{PORT}")

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.context.destroy(linger=0)

    def render(self, frames):
        poller = zmq.Poller()
        poller.register(self.socket, zmq.POLLIN)
        for frame in frames:
            self.socket.send_json({"frame": frame})
        missing = set(frames)
        while missing:
            try:
                if dict(poller.poll()).get(self.socket):
                    missing.discard(self.socket.recv_json()["frame"])
            except zmq.Again:
                continue


def main():
    with Controller() as controller:
        controller.render(range(1, 6))
    print("all frames rendered")


if __name__ == "__main__":
    main()
