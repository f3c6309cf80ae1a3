"""Put the nightly backup archive into the bucket."""
import datetime
import os
import tempfile

import boto3
from botocore.config import Config

BUCKET = "shop-backup"


def client():
    config = Config(read_timeout=3600, connect_timeout=10,
                    s3={"addressing_style": "path"},
                    retries={"max_attempts": 6, "mode": "standard"})
    return boto3.client("s3", endpoint_url=os.environ.get("BACKUP_ENDPOINT"),
                        region_name="eu-central-1", config=config)


def make_archive():
    handle = tempfile.NamedTemporaryFile(suffix=".tar", delete=False)
    with handle:
        handle.write(os.urandom(4096))
    return handle.name


def main():
    s3 = client()
    path = make_archive()
    key = f"nightly/{datetime.date.today():%Y/%m/%d}.tar"
    try:
        with open(path, "rb") as body:
            s3.put_object(Bucket=BUCKET, Key=key, Body=body)
    finally:
        os.unlink(path)
    print("stored", key)


if __name__ == "__main__":
    main()
