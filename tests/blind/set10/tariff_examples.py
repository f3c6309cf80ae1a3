"""Price calculator for the tariff service, with the examples the product managers maintain.

>>> quote("basic", 100)
32.5
>>> quote("flex", 100)
36.0
>>> quote("night", 250)
71.25
"""
import doctest
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "7070"))


class TariffService:
    def __init__(self, port=PORT):
        self.port = port

    def price(self, tariff):
        """Base fee and price per kilowatt hour, in cents."""
        with socket.create_connection(("127.0.0.1", self.port)) as sock:
            sock.sendall(f"PRICE {tariff}\n".encode())
            base, unit = sock.makefile().readline().split()
        return int(base), float(unit)


def quote(tariff, kwh):
    """The monthly price in euros.

    >>> quote("basic", 0)
    7.5
    """
    base, unit = TariffService().price(tariff)
    return (base + unit * kwh) / 100


def main():
    """Nightly run of the examples against the live tariff service."""
    results = doctest.testmod()
    print(f"{results.attempted} examples, {results.failed} failed")
    return 1 if results.failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
