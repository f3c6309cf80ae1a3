"""Put the day's photos of the workshop into the bucket."""
import datetime
import os

import boto3
from botocore.config import Config

BUCKET = "workshop-photos"
PHOTOS = {"lift.jpg": b"\xff\xd8" * 200, "engine.jpg": b"\xff\xd8" * 300}


def client():
    config = Config(read_timeout=2, connect_timeout=2, s3={"addressing_style": "path"},
                    retries={"total_max_attempts": 1, "mode": "standard"})
    return boto3.client("s3", endpoint_url=os.environ.get("PHOTO_ENDPOINT"),
                        region_name="eu-central-1", config=config)


def main():
    s3 = client()
    day = datetime.date.today()
    for name, data in PHOTOS.items():
        key = f"{day:%Y/%m/%d}/{name}"
        s3.put_object(Bucket=BUCKET, Key=key, Body=data, ContentType="image/jpeg")
        print("stored", key, len(data))


if __name__ == "__main__":
    main()
