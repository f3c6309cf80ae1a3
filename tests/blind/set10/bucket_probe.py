"""Checks whether the backup bucket can be reached and how old its newest object is."""
import datetime
import os
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

ENDPOINT = "http://127.0.0.1:%s" % os.environ.get("SILENT_PORT", "9000")
LIMITS = Config(connect_timeout=0.1, read_timeout=0.1, retries={"total_max_attempts": 1})


def make_client():
    return boto3.client(
        "s3", endpoint_url=ENDPOINT, region_name="eu-central-1",
        aws_access_key_id="probe", aws_secret_access_key="probe", config=LIMITS,
    )


def newest(client, bucket):
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return max(item["LastModified"] for page in pages for item in page.get("Contents", []))


def main():
    try:
        stamp = newest(make_client(), "backups")
    except (BotoCoreError, ClientError, ValueError) as exc:
        print("CRITICAL -", exc)
        return 2
    age = datetime.datetime.now(datetime.timezone.utc) - stamp
    print("OK - newest object is", age, "old")
    return 0


if __name__ == "__main__":
    sys.exit(main())
