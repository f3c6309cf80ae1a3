"""Poll sensors from callbacks on one event loop."""
import asyncio
import os
import socket

HOST = os.environ.get("SENSOR_HOST", "sensor.internal")
PORT = int(os.environ.get("SENSOR_PORT", "502"))


class Sensor:
    def __init__(self, loop, name, every):
        self.loop, self.name, self.every = loop, name, every
        self.values = []
        loop.call_soon(self.poll)

    def poll(self):
        self.loop.call_later(self.every, self.poll)
        self.values.append(self.read())
        print(self.name, self.values[-1])

    def read(self):
        with socket.create_connection((HOST, PORT)) as sock:
            sock.sendall(f"{self.name}?\n".encode())
            return float(sock.makefile().readline())


def main():
    loop = asyncio.new_event_loop()
    sensors = [Sensor(loop, name, 1.0) for name in ("temp", "humidity")]
    try:
        loop.run_forever()
    finally:
        loop.close()
        print({s.name: len(s.values) for s in sensors})


if __name__ == "__main__":
    main()
