"""Bike sharing: suggests how many bikes the vans should move between stations."""
import os
import socket

from vanops.session import JobSession


def fill_level(station):
    with socket.create_connection((os.environ.get("BIKES_HOST", "docks"), int(os.environ.get("BIKES_PORT", "4545")))) as s:
        s.sendall(station.encode() + b"\n")
        level = s.recv(16)
    return float(level)


def moves(levels):
    mean = sum(levels.values()) / len(levels)
    for station, level in sorted(levels.items(), key=lambda kv: kv[1]):
        yield station, round(mean - level)


def main():
    with JobSession("rebalance") as session:
        levels = {}
        for station in ("Central", "Harbour", "Campus"):
            levels[station] = fill_level(station)
            session.progress(station)
        for station, n in moves(levels):
            print(f"{station}: {n:+d}")


if __name__ == "__main__":
    main()
