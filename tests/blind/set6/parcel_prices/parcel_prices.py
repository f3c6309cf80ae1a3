"""Compute the parcel prices of the packed orders."""
import sys

PARCELS = [("p-1", 2300, "DE"), ("p-2", 800, "AT"), ("p-3", 12000, "DE")]


def cheapest(services, weight, country):
    offers = [
        (service["cents"], name)
        for name, service in services.items()
        if country in service["countries"] and weight <= service["max_grams"]
    ]
    return min(offers, default=None)


def main():
    import tariffs

    missing = 0
    for parcel, weight, country in PARCELS:
        offer = cheapest(tariffs.SERVICES, weight, country)
        if offer is None:
            print(parcel, "no service")
            missing += 1
            continue
        print(parcel, offer[1], f"{offer[0] / 100:.2f}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
