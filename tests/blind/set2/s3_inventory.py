import csv
import os

import boto3

BUCKET = "acme-data-lake"


def client():
    return boto3.client(
        "s3",
        endpoint_url=os.environ["API_BASE"],
        region_name="us-east-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    )


def list_objects(s3, prefix):
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix):
        yield from page.get("Contents", [])


def main():
    s3 = client()
    with open("inventory.csv", "w", newline="") as f:
        w = csv.writer(f)
        w.writerow(["key", "size", "modified"])
        for obj in list_objects(s3, "raw/"):
            w.writerow([obj["Key"], obj["Size"], obj["LastModified"].isoformat()])


if __name__ == "__main__":
    main()
