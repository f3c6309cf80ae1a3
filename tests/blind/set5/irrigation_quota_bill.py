"""Water board: bills the irrigation quota per parcel from the metering hub."""
import os
import socket

from waterlib.background import Background

TARIFF = 0.043


def metered(parcel):
    with socket.create_connection((os.environ.get("QUOTA_HOST", "meterhub"), int(os.environ.get("QUOTA_PORT", "5151")))) as s:
        s.sendall(b"USAGE %d\n" % parcel)
        usage = s.recv(2000)
    return sum(int(x) for x in usage.split(b","))


def main():
    parcels = [12, 13, 27]
    calls = {p: Background(metered, p) for p in parcels}
    for parcel, call in calls.items():
        print(f"parcel {parcel}: {call.value() * TARIFF:.2f} EUR")


if __name__ == "__main__":
    main()
