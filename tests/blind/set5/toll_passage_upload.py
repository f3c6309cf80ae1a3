"""Toll road: uploads the passage files of the last hours to the clearing house bucket."""
import os
import pathlib

import boto3
from botocore.config import Config

BUCKET = "clearing-passages"
SPOOL = pathlib.Path("spool")


def bucket_client():
    return boto3.client(
        "s3",
        endpoint_url=os.environ.get("TOLL_S3_URL", "http://minio.clearing.internal:9000"),
        region_name="eu-central-1",
        aws_access_key_id="toll",
        aws_secret_access_key="not-a-secret",
        config=Config(read_timeout=None, connect_timeout=5, retries={"max_attempts": 3}, s3={"addressing_style": "path"}),
    )


def prepare():
    SPOOL.mkdir(exist_ok=True)
    for gantry in ("A3-017", "A3-018"):
        (SPOOL / f"{gantry}.csv").write_text("ts,plate,class\n2026-01-01T00:00,XX-1,2\n")


def upload(s3):
    for path in sorted(SPOOL.glob("*.csv")):
        s3.put_object(Bucket=BUCKET, Key=f"in/{path.name}", Body=path.read_bytes())
        path.rename(path.with_suffix(".sent"))


def main():
    prepare()
    upload(bucket_client())
    print("left:", len(list(SPOOL.glob("*.csv"))))


if __name__ == "__main__":
    main()
