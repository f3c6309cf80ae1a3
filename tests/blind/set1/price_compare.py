import os

import httpx


def main():
    with httpx.Client(base_url=os.environ["STATUS_URL"], timeout=5) as client:
        for shop in ("one", "two", "three"):
            r = client.get(f"/prices/{shop}")
            r.raise_for_status()
            print(shop, r.json()["items"])


if __name__ == "__main__":
    main()
