"""Archive the month's invoices to the object store."""
import os
import pathlib

import boto3
from botocore.config import Config

ENDPOINT = os.environ.get("STORE_URL", "https://s3.corp.example")
SOURCE = pathlib.Path(os.environ.get("INVOICE_DIR", "/srv/invoices"))
BUCKET = "invoice-archive"


def client():
    return boto3.client(
        "s3",
        endpoint_url=ENDPOINT,
        config=Config(retries={"max_attempts": 10, "mode": "standard"},
                      s3={"addressing_style": "path"}),
    )


def existing(s3, prefix):
    keys = set()
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix):
        keys.update(obj["Key"] for obj in page.get("Contents", []))
    return keys


def main():
    s3 = client()
    known = existing(s3, "2024/")
    for path in sorted(SOURCE.glob("*.pdf")):
        key = f"2024/{path.name}"
        if key not in known:
            s3.upload_file(str(path), BUCKET, key)
            print("archived", key)


if __name__ == "__main__":
    main()
