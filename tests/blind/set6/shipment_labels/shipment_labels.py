"""Order shipment labels for the parcels that are packed."""
import sys

import carriers

PARCELS = [("p-1", 2300, "DE"), ("p-2", 800, "AT"), ("p-3", 12000, "DE")]


def cheapest(weight, country):
    offers = [
        (service["cents"], name)
        for name, service in carriers.SERVICES.items()
        if country in service["countries"] and weight <= service["max_grams"]
    ]
    return min(offers, default=None)


def main():
    missing = 0
    for parcel, weight, country in PARCELS:
        offer = cheapest(weight, country)
        if offer is None:
            print(parcel, "no carrier")
            missing += 1
            continue
        cents, name = offer
        print(f"{parcel} {name} {cents / 100:.2f}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
