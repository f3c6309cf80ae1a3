"""Real estate portal: refresh the lead image of each active listing."""
import hashlib
import os
import pathlib
import urllib3

SOURCE = os.environ.get("LISTING_URL", "http://media.homes.internal")
TARGET = pathlib.Path("images")


def active_listings():
    # normally a view in the listings database
    return [40211, 40218, 40377]


def store(listing, blob):
    digest = hashlib.sha1(blob).hexdigest()[:10]
    path = TARGET / f"{listing}-{digest}.jpg"
    if not path.exists():
        for old in TARGET.glob(f"{listing}-*.jpg"):
            old.unlink()
        path.write_bytes(blob)
        return True
    return False


def main():
    TARGET.mkdir(exist_ok=True)
    pool = urllib3.PoolManager(num_pools=2, headers={"User-Agent": "lead-images/3"})
    changed = 0
    for listing in active_listings():
        r = pool.request("GET", f"{SOURCE}/listing/{listing}/lead")
        if r.status == 200:
            changed += store(listing, r.data)
    print("changed:", changed)


if __name__ == "__main__":
    main()
