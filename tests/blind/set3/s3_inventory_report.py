"""Weekly inventory of the archive bucket (object count and bytes per prefix)."""
import collections
import os
import sys

import boto3
from botocore.config import Config

CFG = Config(connect_timeout=5, read_timeout=None, retries={"max_attempts": 4, "mode": "standard"},
             s3={"addressing_style": "path"})


def bucket_objects(s3, bucket):
    paginator = s3.get_paginator("list_objects_v2")
    for page in paginator.paginate(Bucket=bucket):
        yield from page.get("Contents", ())


def inventory(bucket):
    s3 = boto3.client(
        "s3", endpoint_url=os.environ["S3_ENDPOINT"], region_name="eu-central-1",
        aws_access_key_id="AKIAEXAMPLE", aws_secret_access_key="example", config=CFG)
    count, size = collections.Counter(), collections.Counter()
    for obj in bucket_objects(s3, bucket):
        prefix = obj["Key"].split("/", 1)[0]
        count[prefix] += 1
        size[prefix] += obj["Size"]
    return count, size


def main():
    bucket = sys.argv[1] if len(sys.argv) > 1 else "archive"
    count, size = inventory(bucket)
    for prefix in sorted(count):
        print(f"{prefix:30s} {count[prefix]:8d} {size[prefix] / 1e9:10.2f} GB")


if __name__ == "__main__":
    main()
