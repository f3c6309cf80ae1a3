"""Measures facade pictures with the photogrammetry server, in a pool that is closed when all is done."""
import multiprocessing
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "7789"))
PICTURES = [f"facade-{n}.jpg" for n in range(4)]


class Result:
    def __init__(self):
        self.lengths = {}

    def add(self, item):
        picture, length = item
        self.lengths[picture] = length


def measure(picture):
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(f"MEASURE {picture}\n".encode())
        return picture, float(sock.makefile().readline())


def main():
    result = Result()
    pool = multiprocessing.Pool(2)
    for item in pool.imap_unordered(measure, PICTURES):
        result.add(item)
    pool.close()
    pool.join()
    for picture, length in sorted(result.lengths.items()):
        print(f"{picture} {length:.2f} m")


if __name__ == "__main__":
    main()
