"""Property management: credits the yearly interest to the tenants' deposits."""
import os
import socket
import sys

from outcomekit import Failure, Success, attempt

DEPOSITS = {"flat 3": 1500.0, "flat 7": 2100.0}


def base_rate():
    with socket.create_connection((os.environ.get("TENANCY_HOST", "bank"), int(os.environ.get("TENANCY_PORT", "4141")))) as wire:
        wire.sendall(b"RATE SAVINGS\n")
        rate = float(wire.recv(32))
    return rate / 100


def credit(rate):
    return {flat: round(amount * (1 + rate), 2) for flat, amount in DEPOSITS.items()}


def main(argv):
    match attempt(base_rate).then(credit):
        case Success(value):
            for flat, amount in value.items():
                print(f"{flat}: {amount:.2f}")
        case Failure(error):
            print("no rate today, deposits unchanged:", error)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
