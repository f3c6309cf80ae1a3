"""Check that the archive bucket has the agreed lifecycle rules."""
import os
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

BUCKET = os.environ.get("ARCHIVE_BUCKET", "corp-archive")
WANTED = {"expire-tmp", "to-glacier"}


def client():
    return boto3.client(
        "s3",
        endpoint_url=os.environ.get("API_URL"),
        config=Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=60),
    )


def main():
    try:
        answer = client().get_bucket_lifecycle_configuration(Bucket=BUCKET)
    except ClientError as exc:
        sys.exit(f"no lifecycle on {BUCKET}: {exc}")
    have = {rule["ID"] for rule in answer["Rules"] if rule["Status"] == "Enabled"}
    if WANTED - have:
        sys.exit("missing rules: " + ", ".join(sorted(WANTED - have)))
    print("lifecycle as agreed")


if __name__ == "__main__":
    main()
