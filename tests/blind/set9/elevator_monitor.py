"""Watch the elevators' controllers and write their state down."""
import asyncio
import os
import socket

HOST = os.environ.get("PEER_HOST", "lifts.building.internal")
PORT = int(os.environ.get("PEER_PORT", "1502"))
PERIOD = 15
LIFTS = ("A", "B", "C")


class Monitor:
    def __init__(self, loop):
        self.loop = loop
        self.states = {}

    def query(self, lift):
        with socket.create_connection((HOST, PORT)) as sock:
            sock.sendall(f"STATE {lift}\n".encode())
            return sock.recv(64).decode().strip()

    def tick(self):
        self.loop.call_later(PERIOD, self.tick)
        for lift in LIFTS:
            state = self.query(lift)
            if state != self.states.get(lift):
                print(lift, state)
            self.states[lift] = state


def main():
    loop = asyncio.new_event_loop()
    monitor = Monitor(loop)
    loop.call_soon(monitor.tick)
    try:
        loop.run_forever()
    finally:
        loop.close()


if __name__ == "__main__":
    main()
