"""Profile the tariff computation."""
import cProfile
import os
import pstats
import socket


def tariff_table():
    addr = (os.environ.get("TARIFF_HOST", "tariff01"), int(os.environ.get("TARIFF_PORT", "6200")))
    with socket.create_connection(addr) as sock:
        sock.sendall(b"TABLE\n")
        for line in sock.makefile():
            zone, cents = line.split(";")
            yield zone, int(cents)


def recompute():
    return {zone: round(cents * 1.031) for zone, cents in tariff_table()}


def main():
    with cProfile.Profile() as profile:
        table = recompute()
    pstats.Stats(profile).sort_stats("cumulative").print_stats(5)
    print(len(table), "zones")


if __name__ == "__main__":
    main()
