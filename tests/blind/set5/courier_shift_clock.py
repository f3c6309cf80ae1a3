"""Courier service: waits until all couriers have clocked out, then closes the shift."""
import os
import socket
import threading


class Shift:
    def __init__(self, couriers):
        self.out = set(couriers)
        self.finished = threading.Event()

    def listen(self):
        with socket.create_connection((os.environ.get("COURIER_HOST", "clock"), int(os.environ.get("COURIER_PORT", "6060")))) as s:
            for line in s.makefile("r"):
                self.out.discard(line.strip())
                if not self.out:
                    self.finished.set()

    def beat(self):
        self.timer = threading.Timer(0.5, self.beat)
        self.timer.daemon = True
        self.timer.start()

    def close(self):
        threading.Thread(target=self.listen, daemon=True).start()
        self.beat()
        try:
            self.finished.wait()
        finally:
            self.timer.cancel()


def main():
    Shift({"anna", "bo", "cem"}).close()
    print("shift closed")


if __name__ == "__main__":
    main()
