"""Fetch the weather for the delivery planning."""
import json
import os

import httpx

URL = os.environ.get("WEATHER_URL", "https://weather.example")
SITES = {"berlin": (52.52, 13.40), "hamburg": (53.55, 9.99)}


def forecast(client, lat, lon):
    resp = client.get("/forecast", params={"lat": lat, "lon": lon})
    resp.raise_for_status()
    return resp.json()


def main():
    result = {}
    with httpx.Client(base_url=URL, timeout=None) as client:
        for site, (lat, lon) in SITES.items():
            try:
                result[site] = forecast(client, lat, lon)
            except httpx.HTTPStatusError as err:
                print(site, err.response.status_code)
    out = os.path.join(os.environ.get("WEATHER_DIR", "/srv/weather"), "now.json")
    with open(out, "w") as fh:
        json.dump(result, fh)


if __name__ == "__main__":
    main()
