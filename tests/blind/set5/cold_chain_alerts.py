"""Food logistics: watches the trailer temperature until the truck has arrived."""
import os
import socket

from watchkit.repeat import Repeater


class Trailer:
    def __init__(self, number):
        self.number = number
        self.arrived = False
        self.peak = -40.0

    def check(self):
        with socket.create_connection((os.environ.get("COLDCHAIN_HOST", "trailers"), int(os.environ.get("COLDCHAIN_PORT", "4848")))) as s:
            s.sendall(f"T {self.number}\n".encode())
            value = s.recv(24)
        temperature, _, state = value.decode().partition(" ")
        self.peak = max(self.peak, float(temperature))
        self.arrived = state.strip() == "ARRIVED"


def main():
    trailer = Trailer("TR-77")
    Repeater(trailer.check, every=0.3, until=lambda: trailer.arrived).run()
    print(f"peak {trailer.peak:.1f} C")
    raise SystemExit(trailer.peak > -15)


if __name__ == "__main__":
    main()
