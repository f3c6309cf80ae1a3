"""Put the new product photos into the object store."""
import os
import pathlib

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT = os.environ.get("S3_ENDPOINT") or None
BUCKET = os.environ.get("PHOTO_BUCKET", "corp-photos")


def exists(s3, key):
    try:
        s3.head_object(Bucket=BUCKET, Key=key)
        return True
    except ClientError as exc:
        if exc.response["Error"]["Code"] in ("404", "NoSuchKey"):
            return False
        raise


def main():
    s3 = boto3.client(
        "s3", endpoint_url=ENDPOINT,
        config=Config(connect_timeout=3, read_timeout=3, retries={"total_max_attempts": 1}),
    )
    photos = pathlib.Path(os.environ.get("PHOTO_DIR", "."))
    sample = photos / "a1.jpg"
    sample.write_bytes(b"\xff\xd8")
    for photo in photos.glob("*.jpg"):
        if not exists(s3, photo.name):
            s3.upload_file(str(photo), BUCKET, photo.name)
            print("stored", photo.name)


if __name__ == "__main__":
    main()
