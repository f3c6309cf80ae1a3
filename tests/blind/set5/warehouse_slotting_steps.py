"""Warehouse: recomputes which article lies in which slot."""
import os
import socket

from pipelib.base import Pipeline


class Slotting(Pipeline):
    def _ask(self, what):
        with socket.create_connection((os.environ.get("SLOT_HOST", "wms"), int(os.environ.get("SLOT_PORT", "3434")))) as s:
            s.sendall(what.encode() + b"\n")
            with s.makefile("rb") as stream:
                answer = stream.read(10)
        return answer

    def step_1_velocity(self):
        self.velocity = self._ask("VELOCITY")

    def step_2_dimensions(self):
        self.dimensions = self._ask("DIMENSIONS")

    def step_3_assign(self):
        with open("slots.bin", "wb") as f:
            f.write(bytes(a ^ b for a, b in zip(self.velocity, self.dimensions)))


def main():
    raise SystemExit(Slotting().run())


if __name__ == "__main__":
    main()
