"""Aligns the mirror segments; actuators and the coordinator meet before every step."""
import os
import socket
import threading

PORT = int(os.environ.get("SILENT_PORT", "7625"))
SEGMENTS = range(4)


class Actuator(threading.Thread):
    def __init__(self, segment, barrier, targets):
        super().__init__(name=f"segment-{segment}")
        self.barrier = barrier
        self.targets = targets
        self.position = 0.0

    def run(self):
        try:
            while True:
                self.barrier.wait()
                self.position += self.targets[-1] / 2
        except threading.BrokenBarrierError:
            pass


def next_target():
    with socket.create_connection(("127.0.0.1", PORT)) as sensor:
        sensor.sendall(b"WAVEFRONT\n")
        return float(sensor.makefile().readline())


def main():
    targets = []
    barrier = threading.Barrier(len(SEGMENTS) + 1)
    actuators = [Actuator(segment, barrier, targets) for segment in SEGMENTS]
    for actuator in actuators:
        actuator.start()
    try:
        for _ in range(3):
            targets.append(next_target())
            barrier.wait()
    finally:
        barrier.abort()
        for actuator in actuators:
            actuator.join()
    print([actuator.position for actuator in actuators])


if __name__ == "__main__":
    main()
