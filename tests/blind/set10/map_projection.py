"""Converts survey points to the national grid in worker processes that ask the geodesy server."""
import logging
import multiprocessing
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "7788"))
POINTS = [(53.55, 9.99), (48.14, 11.58), (52.52, 13.40)]
log = logging.getLogger("projection")


def convert(point):
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall("%f %f\n".encode() % point)
        east, north = sock.makefile().readline().split()
    return float(east), float(north)


def patient(result, what):
    while True:
        try:
            return result.get(timeout=30)
        except multiprocessing.TimeoutError:
            log.info("%s: still waiting", what)


def main():
    logging.basicConfig(level=logging.INFO)
    with multiprocessing.Pool(2) as pool:
        pending = [(point, pool.apply_async(convert, (point,))) for point in POINTS]
        for point, result in pending:
            log.info("%s -> %s", point, patient(result, point))


if __name__ == "__main__":
    main()
