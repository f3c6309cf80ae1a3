"""Yacht club: fetches the committee boat's results, provisional ones stay if there is no answer."""
import os
import socket

from regatta.attempts import attempts


@attempts(3, default=None)
def finishers(race):
    s = socket.create_connection((os.environ.get("SAILING_HOST", "boat"), int(os.environ.get("SAILING_PORT", "7447"))))
    with s:
        s.settimeout(0.3)
        s.sendall(b"FIN %d\n" % race)
        return s.recv(2048).decode().split()


def points(order):
    return {sail: place for place, sail in enumerate(order, 1)}


def main():
    order = finishers(4)
    if order is None:
        print("no answer, results stay provisional")
        order = ["GER 11", "DEN 4", "SWE 9"]
    for sail, p in points(order).items():
        print(sail, p)


if __name__ == "__main__":
    main()
