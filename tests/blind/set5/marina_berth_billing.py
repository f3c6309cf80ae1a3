"""Marina: bills berths with electricity by the pedestal meters."""
import os
import socket

from marinalib.limits import at_most


def tariff_table(n):
    return {kw: round(0.31 + 0.0007 * kw, 4) for kw in range(n)}


def meter(berth):
    with socket.create_connection((os.environ.get("MARINA_HOST", "pedestals"), int(os.environ.get("MARINA_PORT", "4700")))) as s:
        s.sendall(f"READ {berth}\n".encode())
        reading = s.recv(40)
    return float(reading)


def main():
    with at_most(2):
        table = tariff_table(500)
    for berth in ("A1", "A2", "B7"):
        kwh = meter(berth)
        print(berth, round(kwh * table[min(int(kwh), 499)], 2))


if __name__ == "__main__":
    main()
