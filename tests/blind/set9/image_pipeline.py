"""Resize pictures: readers and resizers hand over through a small buffer."""
import collections
import os
import socket
import threading

HOST = os.environ.get("PEER_HOST", "pictures.corp.internal")
PORT = int(os.environ.get("PEER_PORT", "6001"))


class Buffer:
    def __init__(self):
        self.items = collections.deque()
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            self.items.append(item)
            self.changed.notify()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            return self.items.popleft()


def read(buffer, shelf):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"SHELF {shelf}\n".encode())
        for line in sock.makefile():
            buffer.put(line.strip())
    buffer.put(None)


def main():
    buffer = Buffer()
    for shelf in range(3):
        threading.Thread(target=read, args=(buffer, shelf), daemon=True).start()
    open_shelves = 3
    while open_shelves:
        name = buffer.get()
        if name is None:
            open_shelves -= 1
        else:
            print(name)


if __name__ == "__main__":
    main()
