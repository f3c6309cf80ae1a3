"""Resolve the addresses of new customers with the internal geocoder."""
import os
import httpx


class Geocoder:
    def __init__(self, base_url):
        self.client = httpx.Client(base_url=base_url, timeout=None)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.client.close()

    def resolve(self, street, city):
        r = self.client.get("/geocode", params={"street": street, "city": city})
        r.raise_for_status()
        d = r.json()
        return d["lat"], d["lon"]


CUSTOMERS = [("Hauptstr. 1", "Bonn"), ("Rue de la Paix 3", "Lyon")]

if __name__ == "__main__":
    with Geocoder(os.environ["API_URL"]) as geo:
        for street, city in CUSTOMERS:
            print(city, geo.resolve(street, city))
