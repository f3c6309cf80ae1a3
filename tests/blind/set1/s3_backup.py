import datetime
import os

import boto3

BUCKET = "nightly-backups"


def upload(path):
    s3 = boto3.client("s3", endpoint_url=os.environ["API_URL"])
    key = f"{datetime.date.today():%Y/%m/%d}/{os.path.basename(path)}"
    with open(path, "rb") as fh:
        s3.put_object(Bucket=BUCKET, Key=key, Body=fh.read())
    return key


def main():
    for name in ("orders.csv", "live.db"):
        key = upload(os.path.join(os.environ["WORK_DIR"], name))
        print("uploaded", key)


if __name__ == "__main__":
    main()
