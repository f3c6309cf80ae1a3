"""Recompute the tariffs under the profiler (operations wants the numbers every night)."""
import cProfile
import os
import pstats
import socket
import sys


def tariff_table():
    addr = (os.environ.get("TARIFF_HOST", "tariff01"), int(os.environ.get("TARIFF_PORT", "6200")))
    with socket.create_connection(addr) as sock:
        sock.sendall(b"TABLE\n")
        for line in sock.makefile():
            zone, cents = line.split(";")
            yield zone, int(cents)


def recompute():
    try:
        table = {zone: round(cents * 1.031) for zone, cents in tariff_table()}
    except TimeoutError:
        print("tariff server too slow", file=sys.stderr)
        sys.exit(75)
    with open("tariffs.csv", "w") as fh:
        for zone, cents in sorted(table.items()):
            fh.write(f"{zone};{cents}\n")


def main():
    cProfile.run("recompute()", "tariff.prof")
    pstats.Stats("tariff.prof").sort_stats("cumulative").print_stats(5)


if __name__ == "__main__":
    main()
