# The finally block needs the lock that the thread holds.
import threading
import urllib.request


class Seats:
    def __init__(self):
        self.lock = threading.Lock()
        self.names = threading.Lock()
        self.ready = threading.Event()
        self.free = []

    def refresh(self):
        with self.lock:
            self.free = urllib.request.urlopen("http://127.0.0.1/").read().split()
        self.ready.set()

    def save(self):
        with self.lock:
            print(*self.free)

    def tell(self):
        with self.names:
            print(*self.free)


def main():
    seats = Seats()
    threading.Thread(target=seats.refresh, daemon=True).start()
    try:
        seats.ready.wait()
    finally:
        seats.save()  # TG106
    try:
        seats.ready.wait()
    finally:
        seats.tell()


if __name__ == "__main__":
    main()
