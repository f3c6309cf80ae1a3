"""List the objects of the archive bucket and sum up their sizes by prefix."""
import collections
import os

import boto3
from botocore.config import Config

BUCKET = os.environ.get("ARCHIVE_BUCKET", "corp-archive")


def client():
    return boto3.client(
        "s3",
        endpoint_url=os.environ.get("API_URL"),
        config=Config(retries={"max_attempts": 8}, read_timeout=300),
    )


def main():
    sizes = collections.Counter()
    pages = client().get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
    for page in pages:
        for obj in page.get("Contents", ()):
            prefix = obj["Key"].split("/", 1)[0]
            sizes[prefix] += obj["Size"]
    for prefix, size in sizes.most_common():
        print(f"{size / 1e9:10.2f} GB  {prefix}")


if __name__ == "__main__":
    main()
