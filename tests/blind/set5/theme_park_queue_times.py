"""Theme park: stores the waiting times shown on the boards, for the capacity planners."""
import csv
import os
import socket
import time

from parkops import process


def waiting_time(ride):
    with socket.create_connection((os.environ.get("PARK_HOST", "boards"), int(os.environ.get("PARK_PORT", "4949")))) as s:
        s.sendall(ride.encode("ascii") + b"?\n")
        board = s.recv(300)
    return int(board.split()[0])


def main():
    process.prepare("queue-times")
    with open("queue_times.csv", "a", newline="") as f:
        out = csv.writer(f)
        for ride in ("coaster", "flume", "carousel"):
            out.writerow((int(time.time()), ride, waiting_time(ride)))


if __name__ == "__main__":
    main()
