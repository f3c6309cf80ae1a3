"""Dairy: which wheels must be turned today?"""
import os

import httpx


def shelves(client):
    for page in range(1, 5):
        try:
            r = client.get("/wheels", params={"page": page})
            r.raise_for_status()
            yield page, r.json()["items"]
        except httpx.HTTPError as e:
            yield page, e


def main():
    turns, errors = [], []
    with httpx.Client(base_url=os.environ.get("CHEESE_URL", "http://cellar.dairy.internal"), timeout=0.6) as client:
        for page, result in shelves(client):
            if isinstance(result, Exception):
                errors.append(f"page {page}: {type(result).__name__}")
            else:
                turns += [i["id"] for i in result if i["qty"] % 2]
    print(len(turns), "wheels to turn;", "; ".join(errors) or "no errors")


if __name__ == "__main__":
    main()
