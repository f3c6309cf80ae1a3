"""Score the suppliers from three rating services."""
import asyncio
import json
import os
import urllib.request

URL = os.environ.get("RATING_URL", "http://ratings.internal")
SERVICES = ("credit", "quality", "delivery")


async def rating(service, supplier):
    request = urllib.request.Request(f"{URL}/{service}/{supplier}")
    with urllib.request.urlopen(request) as resp:
        return json.load(resp)["points"]


async def score(supplier):
    results = await asyncio.gather(
        *(rating(s, supplier) for s in SERVICES), return_exceptions=True)
    points = [r for r in results if not isinstance(r, BaseException)]
    return sum(points) / len(points) if points else None


async def main():
    for supplier in ("acme", "globex"):
        value = await score(supplier)
        print(supplier, "-" if value is None else round(value, 1))


if __name__ == "__main__":
    asyncio.run(main())
