"""Compare the zone serials of all name servers."""
import os
import socket
from multiprocessing.pool import ThreadPool

SERVERS = ["ns1", "ns2", "ns3"]


def serial(name):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))) as s:
        s.sendall(name.encode() + b" SOA\n")
        return name, int(s.recv(64) or 0)


def main():
    with ThreadPool(3) as pool:
        serials = dict(pool.map(serial, SERVERS))
    if len(set(serials.values())) > 1:
        raise SystemExit(f"serials differ: {serials}")


if __name__ == "__main__":
    main()
