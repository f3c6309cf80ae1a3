"""University: allocates exam seats so that no neighbour sits the same exam."""
import itertools
import os
import socket


def _room_service(command):
    with socket.create_connection((os.environ.get("SEATS_HOST", "rooms"), int(os.environ.get("SEATS_PORT", "7010")))) as s:
        s.sendall(command.encode() + b"\n")
        return s.makefile("r").readline().split()


class Hall:
    """Lecture hall with the seats that are free today."""

    ROWS = "ABCDEFGH"
    BOOKED = _room_service("BOOKED")

    def __init__(self, width=10):
        self.width = width

    def free(self):
        for row, seat in itertools.product(self.ROWS, range(1, self.width + 1)):
            if f"{row}{seat}" not in self.BOOKED:
                yield row, seat


def allocate(candidates, hall):
    seats = (s for s in hall.free() if s[1] % 2)
    return dict(zip(candidates, seats))


def main():
    plan = allocate([f"cand{n}" for n in range(30)], Hall())
    for candidate, (row, seat) in plan.items():
        print(candidate, f"{row}{seat}")


if __name__ == "__main__":
    main()
