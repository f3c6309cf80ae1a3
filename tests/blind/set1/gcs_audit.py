"""Check that the daily objects are in the bucket."""
import os

from google.api_core.client_options import ClientOptions
from google.auth.credentials import AnonymousCredentials
from google.cloud import storage


def main():
    client = storage.Client(project="audit", credentials=AnonymousCredentials(),
                            client_options=ClientOptions(api_endpoint=os.environ["API_URL"]))
    names = [b.name for b in client.list_blobs("daily", prefix="2025/")]
    missing = {"orders.csv", "stock.csv"} - {n.rsplit("/", 1)[-1] for n in names}
    if missing:
        raise SystemExit(f"missing: {sorted(missing)}")
    print("all there")


if __name__ == "__main__":
    main()
