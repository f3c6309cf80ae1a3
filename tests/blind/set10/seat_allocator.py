"""Allocates seats for late bookings; a refresher keeps the seat map current in the background."""
import os
import socket
import threading

PORT = int(os.environ.get("SILENT_PORT", "8810"))


class SeatMap:
    def __init__(self, port):
        self.port = port
        self.lock = threading.RLock()
        self.ready = threading.Condition()
        self.free = []

    def refresh(self):
        with self.lock:
            with socket.create_connection(("127.0.0.1", self.port)) as sock:
                sock.sendall(b"SEATS\n")
                self.free = sock.makefile().readline().split()
        with self.ready:
            self.ready.notify_all()

    def take(self):
        with self.lock:
            return self.free.pop()

    def save(self, path):
        with self.lock:
            with open(path, "w") as fh:
                fh.write(" ".join(self.free))


def allocate(seats, bookings):
    with seats.ready:
        seats.ready.wait_for(lambda: seats.free)
    return {booking: seats.take() for booking in bookings}


def main():
    seats = SeatMap(PORT)
    threading.Thread(target=seats.refresh, daemon=True).start()
    try:
        for booking, seat in allocate(seats, ["B7", "B9"]).items():
            print(booking, seat)
    finally:
        seats.save("free_seats.txt")


if __name__ == "__main__":
    main()
