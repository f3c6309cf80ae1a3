"""Vending machines: collects cash box totals of all machines in parallel, one second at most (so we thought)."""
import os
import socket
from concurrent.futures import ThreadPoolExecutor

MACHINES = range(201, 205)
LIMIT = 1


def total(machine):
    sock = socket.create_connection((os.environ.get("VENDING_HOST", "mdb-gw"), int(os.environ.get("VENDING_PORT", "1883"))))
    with sock:
        sock.sendall(b"\x02TOT%d\x03" % machine)
        data = sock.recv(4096)
    return machine, int(data.strip(b"\x02\x03") or 0)


def collect():
    totals = {}
    with ThreadPoolExecutor(len(MACHINES)) as pool:
        results = pool.map(total, MACHINES, timeout=LIMIT)
        for machine, cents in results:
            totals[machine] = cents
    return totals


def main():
    totals = collect()
    with open("vending.csv", "w") as f:
        for machine, cents in sorted(totals.items()):
            f.write(f"{machine},{cents / 100:.2f}\n")
    print(len(totals), "machines,", sum(totals.values()) / 100)


if __name__ == "__main__":
    main()
